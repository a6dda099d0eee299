use std::collections::BTreeSet;

use super::*;
use crate::script::script;

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

/// What a part calls of the API in any number of steps, and the names that it calls then.
fn reach(script: &Script, from: usize) -> (Vec<ApiFunction>, Vec<&str>) {
    let graph = &script.graph;
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
    while let Some(part) = waiting.pop() {
        if let (true, Some(part)) = (seen.insert(part), graph.parts.get(part)) {
            waiting.extend(part.leads_to.iter().chain(&part.gives));
        }
    }
    let parts = || seen.iter().filter_map(|part| graph.parts.get(*part));
    let calls: BTreeSet<_> = parts().flat_map(|part| &part.calls).copied().collect();
    let names: BTreeSet<_> = parts()
        .flat_map(|part| part.uses.iter().chain(&part.members))
        .map(|name| graph.names[*name].as_str())
        .collect();
    (calls.into_iter().collect(), names.into_iter().collect())
}

fn handlers(script: &Script) -> impl Iterator<Item = (LeavingEvent, usize)> {
    let parts = script.graph.parts.iter().enumerate();
    parts.filter_map(|(n, part)| Some((part.leaving?, n)))
}

fn leaving(text: &str) -> Vec<(LeavingEvent, Vec<ApiFunction>)> {
    let read = read(text);
    handlers(&read).map(|(event, n)| (event, reach(&read, n).0)).collect()
}

/// Whether LMSFinish is called as the script is read, or by what is given away then.
fn finishes_in_time(text: &str) -> bool {
    reach(&read(text), TOP).0.contains(&ApiFunction::Finish)
}

/// What other scripts can call, with what it calls.
fn named(script: &Script) -> Vec<(&str, Vec<ApiFunction>, Vec<&str>)> {
    let parts = script.graph.parts.iter().enumerate();
    let named = parts.filter_map(|(n, part)| {
        let (calls, names) = reach(script, n);
        Some((script.graph.names[part.name?].as_str(), calls, names))
    });
    named.collect()
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
        assert!(!finishes_in_time(&text), "{text}");
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
fn a_value_with_two_names_leaves_by_both() {
    use LeavingEvent::{BeforeUnload, PageHide};
    for text in [
        "window.onpagehide = window.onbeforeunload = function () { API.LMSFinish('') }",
        "window.onpagehide = window.onbeforeunload = leave; function leave() { API.LMSFinish('') }",
    ] {
        let events: Vec<_> = leaving(text).into_iter().map(|(event, _)| event).collect();
        assert_eq!(events, [PageHide, BeforeUnload], "{text}");
    }
}

#[test]
fn finish_in_time_too() {
    let leave = "window.onunload = leave; function leave() { API.LMSFinish('') }";
    for text in [
        "leave();",
        "button.onclick = leave;",
        "button.addEventListener('click', function () { leave() });",
        "$(function () { $('#exit').click(leave) });",
        "window.onload = leave;",
        "onmessage = function () { leave() };",
        "start({ ending: function () { leave() } });",
        "bundle([{ 12: function () { button.onclick = leave } }]);",
    ] {
        assert!(finishes_in_time(&format!("{text} {leave}")), "{text}");
    }
    for text in [
        "function done() { leave() }",
        "var course = { done: function () { leave() } };",
    ] {
        let text = format!("{text} {leave}");
        let read = read(&text);
        assert!(!finishes_in_time(&text), "{text}");
        assert!(
            named(&read).contains(&("done", vec![ApiFunction::Finish], vec![])),
            "{text}"
        );
    }
    assert!(!finishes_in_time(leave));
    assert!(finishes_in_time("API.LMSFinish('')"));
}

#[test]
fn what_other_scripts_can_join() {
    let text = "function finishCourse() { helper() } function helper() { scorm.quit(); report.send() }\n\
                var course = { end: function () { finishCourse() } }; window.start = function () { doLMSInitialize() };\n\
                (function () { function inner() { other() } course.late = function () { inner() } })();\n\
                window.onbeforeunload = closeAll; load();";
    let read = read(text);
    assert_eq!(
        named(&read),
        [
            ("finishCourse", vec![ApiFunction::Finish], vec!["quit", "send"]),
            ("helper", vec![ApiFunction::Finish], vec!["quit", "send"]),
            ("end", vec![ApiFunction::Finish], vec!["quit", "send"]),
            ("start", vec![ApiFunction::Initialize], vec!["doLMSInitialize"]),
            ("late", vec![], vec!["other"]),
        ]
    );
    assert_eq!(reach(&read, TOP), (vec![], vec!["load"]));
    let leaving: Vec<_> = handlers(&read).map(|(_, n)| reach(&read, n).1).collect();
    assert_eq!(leaving, [["closeAll"]]);
}

#[test]
fn a_name_that_stands_for_a_function() {
    use ApiFunction::Finish;
    for text in [
        "var a = {}; a.connection.terminate = function () { API.LMSFinish('') }; a.quitCourse = a.connection.terminate;",
        "(function (e) { function u() { API.LMSFinish('') } e.lms = { quitCourse: u } })(window);",
        "(function (e) { e.course = { quitCourse: function () { API.LMSFinish('') } } })(window);",
        "var quitCourse = leave; function leave() { API.LMSFinish('') }",
        "exports.quitCourse = exports.b = function () { API.LMSFinish('') }",
    ] {
        let read = read(text);
        assert!(!finishes_in_time(text), "{text}");
        assert!(
            named(&read).contains(&("quitCourse", vec![Finish], vec![])),
            "{text}: {:?}",
            named(&read)
        );
    }
    let other = read("course.quitCourse = scorm.quit;");
    assert_eq!(named(&other), [("quitCourse", vec![], vec!["quit"])]);
}

#[test]
fn a_function_that_is_told_what_to_call() {
    let text = "var VERBS = { stop: 'LMSFinish' }; function call(verb) { api[VERBS[verb]]('') }\n\
                window.onunload = function () { call('stop') }; function other() { call('LMSCommit') } end('stop')";
    let functions: Vec<_> = calls(text).into_iter().map(|(function, ..)| function).collect();
    assert_eq!(functions, [ApiFunction::Finish, ApiFunction::Commit]);
    assert_eq!(leaving(text), [(LeavingEvent::Unload, vec![ApiFunction::Finish])]);
}

#[test]
fn what_is_called_as_the_script_is_read() {
    let text = "get('a'); API.LMSInitialize(''); if (ready) { course.load() } function get(a) { API.LMSGetValue(a) }\n\
                API_1484_11.Initialize(''); later(function () { API.LMSFinish('') })";
    let read = read(text);
    let name = |name: usize| read.graph.names[name].as_str();
    let steps: Vec<_> = read
        .graph
        .steps
        .iter()
        .map(|step| match step.callee {
            Callee::Api(function) => format!("{function:?}"),
            Callee::Part(part) => format!("part {part}"),
            Callee::Name(of) => name(of).to_owned(),
        })
        .collect();
    assert_eq!(steps, ["part 1", "Initialize", "later"]);
}

#[test]
fn a_session_around_each_value() {
    for text in [
        "function save(name, value) { API.LMSInitialize(''); API.LMSSetValue(name, value); API.LMSFinish('') }",
        "function read(name) { begin(); var v = get(name); scorm.quit(); return v } function begin() { scorm.init() }\n\
         function get(n) { return API.LMSGetValue(n) }",
    ] {
        let spans = read(text).sessions_per_value;
        assert_eq!(spans.iter().map(|span| span.start).collect::<Vec<_>>(), [0], "{text}");
    }
    for text in [
        "function all(name) { API.LMSInitialize(''); API.LMSSetValue('cmi.core.exit', name); API.LMSFinish('') }",
        "function save(name, value) { if (!open) { API.LMSInitialize('') } API.LMSSetValue(name, value) }",
        "function save(name, value) { API.LMSFinish(''); API.LMSSetValue(name, value); API.LMSInitialize('') }",
        "function save(name, value) { API.LMSSetValue(name, value); API.LMSFinish('') }",
    ] {
        assert!(read(text).sessions_per_value.is_empty(), "{text}");
    }
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
    assert_eq!(read.graph.parts.len(), 20_002);
    let all = lead_back(&read.graph.parts);
    assert!(all.iter().skip(1).all(|own| own & bit(ApiFunction::Finish) != 0));
}
