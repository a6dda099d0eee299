//! DEFLATE, with and without its headers, to [`MOST_BYTES`].

use std::io::{self, Read};

use flate2::{Decompress, FlushDecompress, Status, bufread::GzDecoder};

use crate::MOST_BYTES;

/// Why bytes were not inflated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InflateError {
    /// They are not of this format.
    Invalid,
    /// They end too early; this much came out.
    Cut(Vec<u8>),
    /// More than [`MOST_BYTES`] would come out.
    TooLarge,
}

/// gzip (RFC 1952).
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>, InflateError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(InflateError::Invalid);
    }
    let mut out = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    match GzDecoder::new(bytes).take(most + 1).read_to_end(&mut out) {
        Ok(_) if out.len() > MOST_BYTES => Err(InflateError::TooLarge),
        Ok(_) => Ok(out),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(InflateError::Cut(out)),
        Err(_) => Err(InflateError::Invalid),
    }
}

/// zlib (RFC 1950), or DEFLATE alone (RFC 1951).
pub(super) fn inflate(bytes: &[u8], has_header: bool) -> Result<Vec<u8>, InflateError> {
    let mut decompress = Decompress::new(has_header);
    let mut out = Vec::new();
    let mut rest = bytes;
    loop {
        if out.len() == out.capacity() {
            out.reserve(out.len().max(4_096));
        }
        let (taken, given) = (decompress.total_in(), decompress.total_out());
        let status = decompress
            .decompress_vec(rest, &mut out, FlushDecompress::None)
            .map_err(|_| InflateError::Invalid)?;
        let taken = usize::try_from(decompress.total_in() - taken).unwrap_or(usize::MAX);
        rest = rest.get(taken..).unwrap_or_default();
        if out.len() > MOST_BYTES {
            return Err(InflateError::TooLarge);
        }
        if status == Status::StreamEnd {
            // What stands behind the end was not written by this encoder.
            return if rest.is_empty() {
                Ok(out)
            } else {
                Err(InflateError::Invalid)
            };
        }
        if taken == 0 && decompress.total_out() == given && out.len() < out.capacity() {
            return Err(InflateError::Cut(out));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };
    use proptest::prelude::*;

    use super::*;

    fn packed(bytes: &[u8]) -> [Vec<u8>; 3] {
        let level = Compression::default();
        let mut gzip = GzEncoder::new(Vec::new(), level);
        let mut zlib = ZlibEncoder::new(Vec::new(), level);
        let mut raw = DeflateEncoder::new(Vec::new(), level);
        gzip.write_all(bytes).unwrap();
        zlib.write_all(bytes).unwrap();
        raw.write_all(bytes).unwrap();
        [gzip.finish().unwrap(), zlib.finish().unwrap(), raw.finish().unwrap()]
    }

    fn unpacked([a, b, c]: &[Vec<u8>; 3]) -> [Result<Vec<u8>, InflateError>; 3] {
        [gzip(a), inflate(b, true), inflate(c, false)]
    }

    #[test]
    fn what_comes_out_is_limited() {
        let most = vec![b'a'; MOST_BYTES];
        assert_eq!(unpacked(&packed(&most)), [(), (), ()].map(|()| Ok(most.clone())));
        let more = vec![b'a'; MOST_BYTES + 1];
        assert_eq!(
            unpacked(&packed(&more)),
            [(), (), ()].map(|()| Err(InflateError::TooLarge))
        );
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked_and_what_is_cut_is_told(
            bytes in proptest::collection::vec(0..9_u8, 1..500), left in 0.0..1.0
        ) {
            let all = packed(&bytes);
            prop_assert_eq!(unpacked(&all), [(), (), ()].map(|()| Ok(bytes.clone())));
            let cut = all.map(|mut one| {
                let (fewest, all) = (2.0, one.len() as f64);
                one.truncate((fewest + (all - fewest - 1.0) * left) as usize);
                one
            });
            for (index, result) in unpacked(&cut).into_iter().enumerate() {
                let Err(InflateError::Cut(start)) = result else {
                    return Err(TestCaseError::fail(format!("{index}: {result:?}")));
                };
                prop_assert!(bytes.starts_with(&start));
            }
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpacked(&[bytes.clone(), bytes.clone(), bytes]);
        }
    }
}
