//! Layers with another text inside.

mod base64;
mod inflate;
mod lz_string;
mod lzw;
mod url;

pub(crate) use base64::{bytes, packed_base64, raw_deflate, text_base64};
pub(crate) use lz_string::lz_string;
pub(crate) use lzw::lzw;
pub(crate) use url::{unescaped, url};
