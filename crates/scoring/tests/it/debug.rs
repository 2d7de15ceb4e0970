use crate::random::*;
use icc_scoring::*;
#[test]
fn debug_one() {
    let Ok(v) = std::env::var("SEED") else { return };
    let n: Vec<&str> = v.split(',').collect();
    let size = Size { seed: n[0].parse().unwrap(), questions: n[1].parse().unwrap(), measures: n[2].parse().unwrap(), cases: n[3].parse().unwrap(), sort: if n.len() > 6 { Sort::Monotone } else { Sort::Any } };
    let (case, measure) = (n[4].parse::<usize>().unwrap(), n[5]);
    let d = definition(size);
    let m = d.methods[0].measure(measure).unwrap();
    eprintln!("{m:?}");
    let rows = rows(&d, size);
    let p = Program::compile(&d, "m").unwrap();
    let s = p.score(&panel(&rows)).unwrap();
    let t = &s.tables[0];
    let (unit, period) = (t.unit(case), &s.periods[t.cases[case].period as usize]);
    eprintln!("{unit} {period}");
    if let icc_questionnaire::definition::Function::Members { members, .. } = &m.function {
        for q in members {
            if let Some(i) = d.questions.iter().position(|x| x.code == *q) {
                eprintln!("{:?}\n   {:?}", d.questions[i], d.methods[0].item(q.as_str()));
                for r in &rows { if let Row::Answer { unit: u, period: p, row } = r { if u == unit && p == period && row.question as usize == i { eprintln!("   {row:?}"); } } }
            } else { eprintln!("{q} {:?}", s.cell(0, case, p.measure_position(q.as_str()).unwrap())); }
        }
    }
    eprintln!("{:?}", s.cell(0, case, p.measure_position(measure).unwrap()));
    for (c, e) in crate::oracle::Case::new(&d, &rows, unit, period).measures() { if c == measure { eprintln!("{e:?}"); } }
}
