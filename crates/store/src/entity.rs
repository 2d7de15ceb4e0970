//! The tables as sea-orm sees them. They never leave this crate: repositories hand out records.

#![expect(
    unreachable_pub,
    reason = "the entity macros write public items; this module is private"
)]

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, Iterable};

pub(crate) mod account;
pub(crate) mod account_identity;
pub(crate) mod account_token;
pub(crate) mod answer;
pub(crate) mod answer_check;
pub(crate) mod answer_check_step;
pub(crate) mod answer_revision;
pub(crate) mod api_token;
pub(crate) mod audit_event;
pub(crate) mod benchmark;
pub(crate) mod calendar_link;
pub(crate) mod challenge;
pub(crate) mod consensus;
pub(crate) mod consensus_adoption;
pub(crate) mod consensus_present;
pub(crate) mod consensus_remark;
pub(crate) mod consensus_reply;
pub(crate) mod consensus_step;
pub(crate) mod consensus_wording;
pub(crate) mod consent;
pub(crate) mod consent_grant;
pub(crate) mod correction;
pub(crate) mod definition;
pub(crate) mod evidence;
pub(crate) mod evidence_content;
pub(crate) mod evidence_file;
pub(crate) mod evidence_tag;
pub(crate) mod expert;
pub(crate) mod expert_letter;
pub(crate) mod extension;
pub(crate) mod figure_block;
pub(crate) mod figure_block_member;
pub(crate) mod figure_block_result;
pub(crate) mod invitation;
pub(crate) mod joining;
pub(crate) mod joining_step;
pub(crate) mod list_change;
pub(crate) mod mail;
pub(crate) mod meeting;
pub(crate) mod meeting_document;
pub(crate) mod meeting_invitation;
pub(crate) mod meeting_place;
pub(crate) mod meeting_present;
pub(crate) mod membership;
pub(crate) mod municipality;
pub(crate) mod municipality_fact;
pub(crate) mod municipality_name;
pub(crate) mod network;
pub(crate) mod network_message;
pub(crate) mod network_rule;
pub(crate) mod part;
pub(crate) mod part_step;
pub(crate) mod partner;
pub(crate) mod partnership;
pub(crate) mod pending_sign_in;
pub(crate) mod post;
pub(crate) mod post_document;
pub(crate) mod post_step;
pub(crate) mod post_version;
pub(crate) mod practice;
pub(crate) mod practice_letter;
pub(crate) mod practice_shown;
pub(crate) mod practice_step;
pub(crate) mod practice_text;
pub(crate) mod practice_topic;
pub(crate) mod published_result;
pub(crate) mod question_module;
pub(crate) mod question_module_hand_in;
pub(crate) mod question_module_sheet;
pub(crate) mod question_module_term;
pub(crate) mod recovery_code;
pub(crate) mod release;
pub(crate) mod release_file;
pub(crate) mod release_withdrawal;
pub(crate) mod reminder;
pub(crate) mod reminder_off;
pub(crate) mod response;
pub(crate) mod response_step;
pub(crate) mod review;
pub(crate) mod review_assignment;
pub(crate) mod review_text;
pub(crate) mod role_grant;
pub(crate) mod score;
pub(crate) mod score_run;
pub(crate) mod search_entry;
pub(crate) mod session;
pub(crate) mod sign_in_attempt;
pub(crate) mod source;
pub(crate) mod space_digest;
pub(crate) mod steering_seat;
pub(crate) mod submission;
pub(crate) mod submission_record;
pub(crate) mod target;
pub(crate) mod tool;
pub(crate) mod tool_use;
pub(crate) mod topic;
pub(crate) mod topic_reader;
pub(crate) mod topic_step;
pub(crate) mod topic_tally;
pub(crate) mod visit;
pub(crate) mod visit_finding;
pub(crate) mod wave;
pub(crate) mod wave_network;

/// Every table with its columns and whether each may be null, as this program expects them.
///
/// The tests of the migrations compare it with what the databases have.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a list, one line for each table")]
pub fn expected_columns() -> BTreeMap<String, BTreeMap<String, bool>> {
    [
        columns::<source::Entity>(),
        columns::<municipality::Entity>(),
        columns::<municipality_name::Entity>(),
        columns::<municipality_fact::Entity>(),
        columns::<network::Entity>(),
        columns::<membership::Entity>(),
        columns::<published_result::Entity>(),
        columns::<definition::Entity>(),
        columns::<wave::Entity>(),
        columns::<submission::Entity>(),
        columns::<score_run::Entity>(),
        columns::<score::Entity>(),
        columns::<benchmark::Entity>(),
        columns::<account::Entity>(),
        columns::<role_grant::Entity>(),
        columns::<invitation::Entity>(),
        columns::<session::Entity>(),
        columns::<account_token::Entity>(),
        columns::<sign_in_attempt::Entity>(),
        columns::<mail::Entity>(),
        columns::<audit_event::Entity>(),
        columns::<wave_network::Entity>(),
        columns::<network_rule::Entity>(),
        columns::<response::Entity>(),
        columns::<answer::Entity>(),
        columns::<answer_revision::Entity>(),
        columns::<pending_sign_in::Entity>(),
        columns::<recovery_code::Entity>(),
        columns::<account_identity::Entity>(),
        columns::<partner::Entity>(),
        columns::<partnership::Entity>(),
        columns::<part::Entity>(),
        columns::<part_step::Entity>(),
        columns::<extension::Entity>(),
        columns::<reminder::Entity>(),
        columns::<reminder_off::Entity>(),
        columns::<evidence::Entity>(),
        columns::<evidence_file::Entity>(),
        columns::<evidence_content::Entity>(),
        columns::<evidence_tag::Entity>(),
        columns::<response_step::Entity>(),
        columns::<submission_record::Entity>(),
        columns::<correction::Entity>(),
        columns::<consent::Entity>(),
        columns::<consent_grant::Entity>(),
        columns::<figure_block::Entity>(),
        columns::<figure_block_member::Entity>(),
        columns::<figure_block_result::Entity>(),
        columns::<review::Entity>(),
        columns::<review_assignment::Entity>(),
        columns::<answer_check::Entity>(),
        columns::<answer_check_step::Entity>(),
        columns::<review_text::Entity>(),
        columns::<target::Entity>(),
        columns::<network_message::Entity>(),
        columns::<joining::Entity>(),
        columns::<joining_step::Entity>(),
        columns::<list_change::Entity>(),
        columns::<visit::Entity>(),
        columns::<visit_finding::Entity>(),
        columns::<question_module::Entity>(),
        columns::<question_module_term::Entity>(),
        columns::<question_module_sheet::Entity>(),
        columns::<question_module_hand_in::Entity>(),
        columns::<release::Entity>(),
        columns::<release_file::Entity>(),
        columns::<release_withdrawal::Entity>(),
        columns::<topic::Entity>(),
        columns::<topic_step::Entity>(),
        columns::<topic_tally::Entity>(),
        columns::<post::Entity>(),
        columns::<post_version::Entity>(),
        columns::<post_step::Entity>(),
        columns::<post_document::Entity>(),
        columns::<topic_reader::Entity>(),
        columns::<space_digest::Entity>(),
        columns::<search_entry::Entity>(),
        columns::<practice::Entity>(),
        columns::<practice_text::Entity>(),
        columns::<practice_step::Entity>(),
        columns::<practice_shown::Entity>(),
        columns::<practice_topic::Entity>(),
        columns::<practice_letter::Entity>(),
        columns::<tool::Entity>(),
        columns::<tool_use::Entity>(),
        columns::<challenge::Entity>(),
        columns::<expert::Entity>(),
        columns::<expert_letter::Entity>(),
        columns::<meeting::Entity>(),
        columns::<meeting_present::Entity>(),
        columns::<meeting_place::Entity>(),
        columns::<meeting_document::Entity>(),
        columns::<meeting_invitation::Entity>(),
        columns::<calendar_link::Entity>(),
        columns::<api_token::Entity>(),
        columns::<consensus::Entity>(),
        columns::<consensus_wording::Entity>(),
        columns::<consensus_step::Entity>(),
        columns::<consensus_adoption::Entity>(),
        columns::<consensus_present::Entity>(),
        columns::<consensus_remark::Entity>(),
        columns::<consensus_reply::Entity>(),
        columns::<steering_seat::Entity>(),
    ]
    .into()
}

fn columns<E: EntityTrait + Default>() -> (String, BTreeMap<String, bool>) {
    use sea_orm::sea_query::Iden as _;
    let columns = E::Column::iter()
        .map(|column| (column.to_string(), column.def().is_null()))
        .collect();
    (E::default().table_name().to_owned(), columns)
}
