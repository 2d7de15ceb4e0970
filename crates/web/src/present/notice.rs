//! Pages about the service itself.

use icc_pages::context::NoticePage;

use crate::extract::PageCx;

pub(crate) fn page(cx: &PageCx) -> NoticePage {
    NoticePage {
        operator: cx.app.config.operator.clone(),
    }
}
