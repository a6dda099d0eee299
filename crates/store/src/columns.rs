//! Identities as values of columns.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::{AttemptId, CourseId, LearnerId, PackageId, ScoId, SessionId, SessionKey};

macro_rules! columns {
    ($($name:ident),*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                FromSql::column_result(value).map(Self)
            }
        }
    )*};
}

columns!(AttemptId, LearnerId, CourseId, PackageId, ScoId, SessionId, SessionKey);
