//! `icc-index questionnaire xlsform`: a definition as a form for other programs.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use icc_i18n::{Args, key};

use crate::console::{Console, Failure, Outcome};
use crate::folder;
use crate::output::Output;

#[derive(Debug, ClapArgs)]
pub(super) struct Xlsform {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(console: &Console, arguments: &Xlsform) -> Outcome {
    let definition = folder::read(console, &arguments.folder)?.definition;
    if definition.questions.is_empty() {
        let args = Args::new().text("id", definition.id.as_str());
        console.tell(key!("cli-questionnaire-xlsform-nothing"), &args);
        return Err(Failure::Told);
    }
    let form = icc_app::xlsform::xlsform(&definition, console.i18n())?;
    let name = format!("{}-{}.xlsx", definition.id, definition.version);
    let mut output = Output::open(&arguments.out)?;
    output.write(&name, &form)?;
    output.keep()?;
    let place = arguments.out.join(&name);
    let args = Args::new().text("file", place.display().to_string());
    console.say(key!("cli-questionnaire-xlsform-done"), &args)?;
    Ok(())
}
