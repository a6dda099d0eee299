//! What a script asks a browser for that it may refuse: permissions (W3C Permissions, Permissions Policy), and storage.

use oxc_ast::ast::{Argument, CallExpression, Expression, ObjectPropertyKind};

use super::{model::Permission, path::Path};

/// Members that ask, with what they are members of where the name alone says too little.
const MEMBERS: &[(Option<&str>, &str, Permission)] = &[
    (None, "getCurrentPosition", Permission::Geolocation),
    (None, "watchPosition", Permission::Geolocation),
    (Some("Notification"), "requestPermission", Permission::Notifications),
    (Some("navigator"), "clipboard", Permission::Clipboard),
    (None, "requestFullscreen", Permission::Fullscreen),
    (None, "webkitRequestFullscreen", Permission::Fullscreen),
    (None, "webkitRequestFullScreen", Permission::Fullscreen),
    (None, "mozRequestFullScreen", Permission::Fullscreen),
    (None, "msRequestFullscreen", Permission::Fullscreen),
    (Some("document"), "cookie", Permission::Storage),
    (Some("window"), "localStorage", Permission::Storage),
    (Some("window"), "sessionStorage", Permission::Storage),
    (Some("window"), "indexedDB", Permission::Storage),
];

/// Names that all scripts see.
const GLOBALS: &[(&str, Permission)] = &[
    ("localStorage", Permission::Storage),
    ("sessionStorage", Permission::Storage),
    ("indexedDB", Permission::Storage),
];

/// What a member asks for.
pub(super) fn of_member(object: &Expression<'_>, name: &str) -> Option<Permission> {
    let of = || match object.without_parentheses() {
        Expression::Identifier(object) => Some(object.name.as_str()),
        object => object.as_member_expression()?.static_property_name(),
    };
    let mut named = MEMBERS.iter().filter(|(_, own, _)| *own == name);
    named
        .find(|(owner, ..)| owner.is_none() || *owner == of())
        .map(|(.., permission)| *permission)
}

/// What a name that the script does not declare asks for.
pub(super) fn of_global(name: &str) -> Option<Permission> {
    GLOBALS
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, permission)| *permission)
}

/// What `getUserMedia({ video: true })` asks for: what its argument names, else both (Media Capture and Streams §9.2).
pub(super) fn of_media(call: &CallExpression<'_>, callee: &Path<'_>) -> Vec<Permission> {
    let asks = callee
        .last()
        .is_some_and(|name| ["getUserMedia", "webkitGetUserMedia", "mozGetUserMedia"].contains(&name));
    if !asks {
        return Vec::new();
    }
    let Some(Argument::ObjectExpression(constraints)) = call.arguments.first() else {
        return vec![Permission::Camera, Permission::Microphone];
    };
    let properties = constraints.properties.iter();
    let asked = properties.filter_map(|property| match property {
        ObjectPropertyKind::ObjectProperty(property) => {
            let is_off = matches!(&property.value, Expression::BooleanLiteral(value) if !value.value);
            match property.key.static_name()?.as_ref() {
                _ if is_off => None,
                "video" => Some(Permission::Camera),
                "audio" => Some(Permission::Microphone),
                _ => None,
            }
        }
        ObjectPropertyKind::SpreadProperty(_) => None,
    });
    asked.collect()
}

#[cfg(test)]
mod tests {
    use super::Permission::{Camera, Clipboard, Fullscreen, Geolocation, Microphone, Notifications, Storage};
    use crate::script::script;

    #[test]
    fn what_is_asked_for() {
        for (text, asked) in [
            (
                "navigator.mediaDevices.getUserMedia({ video: true, audio: false })",
                vec![Camera],
            ),
            ("navigator.getUserMedia({ audio: {} }, a, b)", vec![Microphone]),
            ("n.mediaDevices.getUserMedia(c)", vec![Camera, Microphone]),
            ("navigator.geolocation.getCurrentPosition(a)", vec![Geolocation]),
            ("Notification.requestPermission().then(a)", vec![Notifications]),
            ("window.navigator.clipboard.writeText(a)", vec![Clipboard]),
            (
                "a.requestFullscreen ? a.requestFullscreen() : a.webkitRequestFullscreen()",
                vec![Fullscreen],
            ),
            ("localStorage.setItem(a, b)", vec![Storage]),
            ("window.sessionStorage", vec![Storage]),
            ("document.cookie = a", vec![Storage]),
            ("var a = document.cookie", vec![Storage]),
            ("indexedDB.open('a')", vec![Storage]),
            (
                "var localStorage = {}; localStorage.a; a.cookie; $.cookie('a'); x.clipboard; 'geolocation' in navigator",
                vec![],
            ),
        ] {
            let found: Vec<_> = script(text, None)
                .permissions
                .iter()
                .map(|used| used.permission)
                .collect();
            assert_eq!(found, asked, "{text}");
        }
    }
}
