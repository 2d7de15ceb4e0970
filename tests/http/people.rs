//! People for tests, and browsers that keep their cookies.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode, header};
use icc_app::accounts::session_hash;
use icc_domain::{Locale, Role, SECRET_BYTES, Secret};
use icc_store::{AccountId, GrantId, NewAccount, NewGrant, Place, Session, SessionId};

use crate::site::{Answer, Site};

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "correct horse battery staple";
/// The same, hashed with 8 KiB and one pass: a test need not wait.
const WEAK: &str =
    "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$XdTJKPvVpEdCNu922dgwQXj+XfOITS04PpG3cDMn5sE";
const HOST: &str = "index.test";

/// Cities and a network of the data files, none of them invented: the first city is a member, the second is not.
pub(crate) struct Places {
    pub(crate) city: Place,
    pub(crate) other: Place,
    pub(crate) network: Place,
    pub(crate) partner: Place,
    pub(crate) city_code: String,
    pub(crate) other_code: String,
    pub(crate) network_code: String,
    pub(crate) partner_code: String,
}

impl Places {
    /// The code of one of the two cities.
    pub(crate) fn code_of(&self, city: Place) -> &str {
        if city == self.city {
            &self.city_code
        } else {
            &self.other_code
        }
    }
}

impl Site {
    pub(crate) async fn places(&self) -> Places {
        let read = self.service.store().read();
        let memberships = read.networks().memberships().await.expect("memberships");
        let cities = read.municipalities().all().await.expect("cities");
        let invented = |id| {
            let city = cities.iter().find(|city| city.id == id);
            city.is_none_or(|city| city.record.demonstration)
        };
        let member = memberships
            .iter()
            .find(|m| {
                m.record.left.is_none()
                    && m.record.basis == icc_store::MembershipBasis::Member
                    && !invented(m.municipality)
            })
            .expect("a member");
        let inside = |code: &str| {
            memberships.iter().any(|m| {
                m.record.municipality_code == code
                    && m.record.network_code == member.record.network_code
            })
        };
        let partners = read.partners().all().await.expect("partners");
        let other = cities
            .iter()
            .find(|city| !inside(&city.record.code) && !city.record.demonstration)
            .expect("a city outside");
        Places {
            city: Place::City(member.municipality),
            other: Place::City(other.id),
            network: Place::Network(member.network),
            partner: Place::Partner(partners.first().expect("a partner").id),
            city_code: member.record.municipality_code.clone(),
            other_code: other.record.code.clone(),
            network_code: member.record.network_code.clone(),
            partner_code: partners.first().expect("a partner").code.clone(),
        }
    }

    /// Adds somebody, or a role for somebody who is there.
    pub(crate) async fn person(
        &self,
        email: &str,
        role: Option<(Role, Place)>,
    ) -> (AccountId, Option<GrantId>) {
        let unit = self.service.store().begin().await.expect("a transaction");
        let repositories = unit.repositories();
        let now = self.service.clock().now();
        let new = NewAccount {
            email: email.to_owned(),
            name: email.split('@').next().unwrap_or_default().to_owned(),
            language: Locale::En,
            password_hash: Some(WEAK.to_owned()),
            demonstration: false,
            created_at: now,
        };
        let ids = self.service.ids();
        let accounts = repositories.accounts();
        let known = accounts.by_email(email).await.expect("a store");
        let account = match known {
            Some(known) => known.id,
            None => accounts.add(&new, ids).await.expect("is new"),
        };
        let mut grant = None;
        if let Some((role, place)) = role {
            let new = NewGrant {
                account,
                role,
                place,
                granted_at: now,
                granted_by: None,
            };
            let given = repositories.grants().add(&new, ids).await;
            grant = Some(given.expect("is new"));
        }
        unit.commit().await.expect("is kept");
        (account, grant)
    }

    /// A browser in which nobody is signed in.
    pub(crate) const fn browser(&self) -> Browser<'_> {
        Browser {
            site: self,
            cookies: BTreeMap::new(),
        }
    }

    /// A browser in which somebody is signed in, without the page for that and without a password,
    /// which takes its time.
    pub(crate) async fn browser_of(&self, email: &str) -> Browser<'_> {
        let unit = self.service.store().begin().await.expect("a transaction");
        let repositories = unit.repositories();
        let account = repositories.accounts().by_email(email).await;
        let now = self.service.clock().now();
        let mut bytes = [0; SECRET_BYTES];
        bytes[..16].copy_from_slice(self.service.ids().next_id().as_bytes());
        let secret = Secret::new(bytes).text();
        let session = Session {
            hash: session_hash(&secret),
            id: SessionId(self.service.ids().next_id()),
            account: account.expect("a store").expect("is there").id,
            created_at: now,
            seen_at: now,
            expires_at: now + chrono::TimeDelta::hours(12),
            browser: String::new(),
        };
        let added = repositories.sessions().add(&session).await;
        added.expect("is new");
        unit.commit().await.expect("is kept");
        let mut browser = self.browser();
        browser.cookies.insert("icc-session".to_owned(), secret);
        browser
    }
}

/// A browser: it keeps cookies and says where its forms come from.
#[derive(Clone)]
pub(crate) struct Browser<'s> {
    site: &'s Site,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    pub(crate) fn cookie(&self) -> String {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        cookies.collect::<Vec<_>>().join("; ")
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let cookie = self.cookie();
        let headers = [("host", HOST), ("cookie", cookie.as_str())];
        let answer = self.site.get_with(path, &headers).await;
        self.keep(&answer);
        answer
    }

    /// Sends a form of ours.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie();
        let origin = format!("http://{HOST}");
        let headers = [
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("cookie", cookie.as_str()),
        ];
        let answer = self
            .site
            .send(Method::POST, path, &headers, form(fields))
            .await;
        self.keep(&answer);
        answer
    }

    /// Sends what is being written, as the page's script does.
    pub(crate) async fn save_draft(
        &mut self,
        path: &str,
        version: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let cookie = self.cookie();
        let origin = format!("http://{HOST}");
        let headers = [
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
            ("if-match", version),
            ("cookie", cookie.as_str()),
        ];
        let body = form(fields);
        let answer = self.site.send(Method::POST, path, &headers, body).await;
        self.keep(&answer);
        answer
    }

    /// Sends a form with a file, as a browser writes it.
    pub(crate) async fn upload(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        const BOUNDARY: &str = "----between-parts-0123456789";
        let cookie = self.cookie();
        let origin = format!("http://{HOST}");
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", kind.as_str()),
            ("cookie", cookie.as_str()),
        ];
        let parts = fields.iter().map(|(name, value)| {
            let file = if *name == "file" {
                "; filename=\"../<b>x.csv\"\r\nContent-Type: text/csv"
            } else {
                ""
            };
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
            )
        });
        let body = format!("{}--{BOUNDARY}--\r\n", parts.collect::<String>());
        let answer = self.site.send(Method::POST, path, &headers, body).await;
        self.keep(&answer);
        answer
    }

    /// Sends a file to be tried, whatever its bytes are.
    pub(crate) async fn try_file(&self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        let cookie = self.cookie();
        let origin = format!("http://{HOST}");
        let headers = [
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "multipart/form-data; boundary=----x"),
            ("cookie", cookie.as_str()),
        ];
        let head = format!(
            "------x\r\nContent-Disposition: form-data; name=\"step\"\r\n\r\ntry\r\n------x\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, b"\r\n------x--\r\n"].concat();
        self.site.send(Method::POST, path, &headers, body).await
    }

    /// Follows where an answer leads.
    pub(crate) async fn follow(&mut self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let there = answer.header(header::LOCATION).to_owned();
        self.get(&there).await
    }

    fn keep(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("plain letters");
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a name");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Fields as a browser writes them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        text.bytes().fold(String::new(), |mut out, byte| {
            use std::fmt::Write as _;
            if byte.is_ascii_alphanumeric() {
                out.push(byte.into());
            } else {
                let _ = write!(out, "%{byte:02X}");
            }
            out
        })
    };
    let fields = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)));
    fields.collect::<Vec<_>>().join("&")
}
