use super::*;
use crate::script::{
    model::{Edition, Reach},
    script,
};

fn read(text: &str) -> Script {
    let read = script(text, None);
    assert_eq!((&read.fault, read.unread), (&None, None), "{text}");
    read
}

/// Calls of the API: function, whether at the top level, through what.
fn calls(text: &str) -> Vec<(ApiFunction, bool, Option<String>)> {
    let calls = read(text).calls.into_iter();
    calls
        .map(|call| (call.function, call.at_top_level, call.through))
        .collect()
}

fn leaving(text: &str) -> Vec<(LeavingEvent, Vec<ApiFunction>)> {
    let handlers = read(text).leaving.into_iter();
    handlers
        .map(|handler| (handler.event, handler.reach.calls.into_iter().collect()))
        .collect()
}

fn names(reach: &Reach) -> Vec<&str> {
    reach.outside.iter().map(String::as_str).collect()
}

#[test]
fn calls_of_the_api_by_their_names() {
    use ApiFunction::{Commit, Finish, GetLastError, Initialize};
    for (text, function, edition) in [
        ("API.LMSInitialize('')", Initialize, Some(Edition::V12)),
        ("window.parent.API.LMSFinish(\"\")", Finish, Some(Edition::V12)),
        ("(0, a)['LMSCommit'](x)", Commit, Some(Edition::V12)),
        ("doLMSInitialize()", Initialize, Some(Edition::V12)),
        ("SCORM_CallLMSFinish()", Finish, Some(Edition::V12)),
        ("API_1484_11.Initialize('')", Initialize, Some(Edition::V2004)),
        ("a.Terminate('')", Finish, Some(Edition::V2004)),
        (
            "w.parent.API_1484_11.GetLastError()",
            GetLastError,
            Some(Edition::V2004),
        ),
        ("doTerminate()", Finish, Some(Edition::V2004)),
        ("ScormProcessFinish()", Finish, None),
        ("scorm.init()", Initialize, None),
        ("pipwerks.SCORM.quit()", Finish, None),
        ("pipwerks.SCORM.connection.terminate()", Finish, None),
        ("pipwerks.SCORM.data.save()", Commit, None),
    ] {
        let calls = read(text).calls;
        let found: Vec<_> = calls.iter().map(|call| (call.function, call.edition)).collect();
        assert_eq!(found, [(function, edition)], "{text}");
    }
    for text in [
        "player.Initialize(a)",
        "a.Terminate()",
        "b.init()",
        "terminate()",
        "chart.set('a', 1)",
        "LMSFinish",
    ] {
        assert_eq!(calls(text), [], "{text}");
    }
}

#[test]
fn what_runs_as_the_script_is_read() {
    use ApiFunction::{Finish, GetValue, Initialize};
    let text = "API.LMSInitialize('');\n(function () { API.LMSGetValue('cmi.core.exit') }).call(this);\n\
                !function () { (() => API.LMSGetValue('a'))() }();\n\
                setTimeout(function () { API.LMSFinish('') }, 0); function f() { API.LMSFinish('') }";
    assert_eq!(
        calls(text),
        [
            (Initialize, true, None),
            (GetValue, true, None),
            (GetValue, true, None),
            (Finish, false, None),
            (Finish, false, None)
        ]
    );
}

#[test]
fn calls_through_functions_of_the_script() {
    use ApiFunction::{GetValue, Initialize};
    let text = "function get(n) { if (!ok) return ''; return API.LMSGetValue(n) } get('cmi.core.exit'); start();\n\
                var start = function () { return API.LMSInitialize('') };\n\
                function both() { start(); get('a') } both();";
    let through = |name: &str| Some(name.to_owned());
    assert_eq!(
        calls(text),
        [
            (GetValue, false, None),
            (GetValue, true, through("get")),
            (Initialize, true, through("start")),
            (Initialize, false, None),
            (Initialize, false, through("start")),
            (GetValue, false, through("get")),
        ]
    );
    // A wrapper's name says less than the function of that name.
    assert_eq!(
        calls("function doLMSCommit() { return API.LMSInitialize('') } doLMSCommit()").last(),
        Some(&(Initialize, true, through("doLMSCommit")))
    );
}

#[test]
fn ways_to_leave() {
    use LeavingEvent::{BeforeUnload, PageHide, Unload, VisibilityChange};
    let finish = "function leave() { API.LMSCommit(''); API.LMSFinish('') }";
    for (text, event) in [
        ("window.onbeforeunload = function () { leave() }", BeforeUnload),
        ("onunload = leave;", Unload),
        ("window.onunload = window.leave;", Unload),
        ("document.body.onunload = () => leave();", Unload),
        ("window.addEventListener('pagehide', leave, false);", PageHide),
        (
            "addEventListener('visibilitychange', function () { if (document.hidden) leave() });",
            VisibilityChange,
        ),
        ("window.attachEvent('onunload', leave);", Unload),
        ("$(window).on('unload', leave);", Unload),
        ("$(window).on('beforeunload.scorm', null, leave);", BeforeUnload),
        ("jQuery(window).bind('unload', function () { leave() });", Unload),
        ("$(window).unload(leave);", Unload),
        (
            "var course = { end: function () { leave() } }; window.onunload = course.end.bind(course);",
            Unload,
        ),
        (
            "class Course { constructor() { window.onunload = this.end.bind(this) } end() { leave() } }",
            Unload,
        ),
        (
            "function a() { b() } function b() { c() } function c() { a(); leave() } onunload = a;",
            Unload,
        ),
        (
            "onunload = function () { setTimeout(function () { leave() }, 0) };",
            Unload,
        ),
    ] {
        let text = format!("{text}; {finish}");
        assert_eq!(
            leaving(&text),
            [(event, vec![ApiFunction::Finish, ApiFunction::Commit])],
            "{text}"
        );
        assert!(read(&text).only_leaving(ApiFunction::Finish), "{text}");
    }
    let both = "$(window).on('unload beforeunload', function () { scorm.quit() })";
    assert_eq!(
        leaving(both),
        [
            (Unload, vec![ApiFunction::Finish]),
            (BeforeUnload, vec![ApiFunction::Finish])
        ]
    );
    for text in [
        "a.addEventListener('click', leave)",
        "a.on(b, leave)",
        "a.unload(leave)",
        "onunload = null",
        "a.onunload",
    ] {
        assert!(leaving(text).iter().all(|found| found.1.is_empty()), "{text}");
    }
}

#[test]
fn finish_in_time_too() {
    let leave = "window.onunload = leave; function leave() { API.LMSFinish('') }";
    for text in [
        "leave();",
        "button.onclick = leave;",
        "button.addEventListener('click', function () { leave() });",
        "function done() { leave() }",
        "var course = { done: function () { leave() } };",
        "$(function () { $('#exit').click(leave) });",
    ] {
        assert!(
            !read(&format!("{text} {leave}")).only_leaving(ApiFunction::Finish),
            "{text}"
        );
    }
    assert!(read(leave).only_leaving(ApiFunction::Finish));
    assert!(!read("API.LMSFinish('')").only_leaving(ApiFunction::Finish));
}

#[test]
fn what_other_scripts_can_join() {
    let text = "function finishCourse() { helper() } function helper() { scorm.quit(); report.send() }\n\
                var course = { end: function () { finishCourse() } }; window.start = function () { doLMSInitialize() };\n\
                (function () { function inner() { other() } course.late = function () { inner() } })();\n\
                window.onbeforeunload = closeAll; load();";
    let read = read(text);
    let found: Vec<_> = read
        .functions
        .iter()
        .map(|known| {
            (
                known.name.as_str(),
                known.reach.calls.iter().copied().collect::<Vec<_>>(),
                names(&known.reach),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "finishCourse",
                vec![ApiFunction::Finish],
                vec!["report.send", "scorm.quit"]
            ),
            ("helper", vec![ApiFunction::Finish], vec!["report.send", "scorm.quit"]),
            (
                "course.end",
                vec![ApiFunction::Finish],
                vec!["report.send", "scorm.quit"]
            ),
            ("start", vec![ApiFunction::Initialize], vec!["doLMSInitialize"]),
            ("course.late", vec![], vec!["other"]),
        ]
    );
    assert_eq!(names(&read.top_level), ["load"]);
    assert_eq!(
        read.leaving
            .iter()
            .map(|handler| names(&handler.reach))
            .collect::<Vec<_>>(),
        [["closeAll"]]
    );
    assert!(read.functions.iter().all(|known| !known.only_leaving));
}

#[test]
fn where_an_api_is_looked_for() {
    let text = "var a = window.parent.API, b = win['API'], c = API, d = typeof API_1484_11, e = find('API_1484_11'), f = w.API_1484_11";
    let found: Vec<_> = read(text)
        .lookups
        .iter()
        .map(|found| (found.edition, text.get(found.span.clone()).unwrap().to_owned()))
        .collect();
    let names: Vec<_> = found.iter().map(|found| found.1.trim_matches('\'')).collect();
    assert_eq!(
        names,
        ["API", "API", "API", "API_1484_11", "API_1484_11", "API_1484_11"]
    );
    assert_eq!(found.iter().filter(|found| found.0 == Edition::V12).count(), 3);
    for text in [
        "window.API = {}",
        "function f(API) { return API.x }",
        "x = 'API'; y = { API: 1 }",
    ] {
        assert_eq!(read(text).lookups, [], "{text}");
    }
}

#[test]
fn many_functions_cost_no_more_than_their_calls() {
    let chain: String = (0..20_000)
        .map(|n| format!("function f{n}() {{ f{}(); g{n}() }}\n", n + 1))
        .collect();
    let text = format!("{chain} function f20000() {{ f0(); API.LMSFinish('') }}");
    let read = read(&text);
    assert_eq!(read.functions.len(), 20_001);
    assert!(
        read.functions
            .iter()
            .all(|known| known.reach.calls.contains(&ApiFunction::Finish))
    );
}
