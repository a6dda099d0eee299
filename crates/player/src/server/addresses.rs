//! The addresses of a session's pages. In the system's browser, cookies are shared by all servers of a host whatever
//! their ports, so a session has a host name of its own there, where the browser resolves it.

use std::{net::SocketAddr, sync::OnceLock};

use axum::http::{HeaderMap, HeaderValue, header};
use uuid::Uuid;

use super::policy;

/// An origin that serves the session.
#[derive(Debug)]
pub(super) struct Address {
    /// Host and port.
    authority: String,
    /// Scheme, host and port.
    pub(super) origin: String,
    /// What its responses say about other hosts.
    pub(super) policy: HeaderMap,
}

/// The session's own host name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) address: Address,
    pub(super) host: String,
    /// What the server responds there, to show that it is this one: another may be listening where a DNS server says.
    pub(super) proof: String,
}

/// Where a session is served.
#[derive(Debug)]
pub(super) struct Addresses {
    pub(super) loopback: Address,
    /// In the system's browser only: views of the workbench share nothing.
    pub(super) named: Option<Named>,
    /// The origin of the player page, from its launch on: the module does not get the other one as well.
    in_use: OnceLock<String>,
}

impl Address {
    fn new(authority: String, root: &str, is_offline: bool) -> Self {
        let origin = format!("http://{authority}");
        let policy = policy::headers(&authority, &format!("{origin}{root}"), is_offline);
        Self {
            policy: policy.unwrap_or_default(),
            authority,
            origin,
        }
    }

    fn is_host_of(&self, headers: &HeaderMap) -> bool {
        headers.get(header::HOST).map(HeaderValue::as_bytes) == Some(self.authority.as_bytes())
    }
}

impl Addresses {
    /// Those of a session whose server listens at `local` and whose pages are under the path `root`.
    pub(super) fn new(local: SocketAddr, root: &str, is_offline: bool, in_browser: bool) -> Self {
        let named = in_browser.then(|| {
            let host = format!("s-{}.localhost", Uuid::new_v4().simple());
            Named {
                address: Address::new(format!("{host}:{}", local.port()), root, is_offline),
                host,
                proof: Uuid::new_v4().to_string(),
            }
        });
        Self {
            loopback: Address::new(local.to_string(), root, is_offline),
            named,
            in_use: OnceLock::new(),
        }
    }

    /// The address that a request was sent to; none where it is none of the session's.
    pub(super) fn find(&self, headers: &HeaderMap) -> Option<&Address> {
        let named = self.named.as_ref().map(|named| &named.address);
        [Some(&self.loopback), named]
            .into_iter()
            .flatten()
            .find(|address| address.is_host_of(headers))
    }

    /// Whether it is the session's own host name.
    pub(super) fn is_named(&self, address: &Address) -> bool {
        address.authority != self.loopback.authority
    }

    /// Fixes the address of the player page, once; whether it is this one.
    pub(super) fn claim(&self, address: &Address) -> bool {
        *self.in_use.get_or_init(|| address.authority.clone()) == address.authority
    }

    /// Whether the player page is, or may come to be, at this address.
    pub(super) fn may_use(&self, address: &Address) -> bool {
        self.in_use
            .get()
            .is_none_or(|authority| *authority == address.authority)
    }
}
