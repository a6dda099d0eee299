//! One walk through a script's tree. It knows where it is (function, branch, argument) and asks the collectors.

mod visit;

use std::{collections::BTreeMap, ops::Range};

use oxc_ast::ast::{Argument, CallExpression, Expression, FormalParameters, Program};
use oxc_ast_visit::VisitJs;
use oxc_semantic::{Scoping, SymbolId};
use oxc_span::GetSpan;

use super::{
    api::{self, Called},
    data::by_api,
    elements::{ArgumentPlace, ElementCall, Elements, Passing, element, may_be_element},
    flow::{Flow, Handler, TOP, member_name, node},
    functions::{FunctionId, Functions, Key, key, member, name},
    leaving,
    literal::{Constants, as_text, choices, place},
    mentions::names,
    model::{ApiLookup, LeavingEvent, Permission, PermissionUse, Script},
    parse::range,
    path::{Path, Root, symbol},
    permissions,
    references::References,
    version::names_edition,
};

/// Arguments of a call that are looked at.
const MOST_ARGUMENTS: usize = 8;

/// What is known of an expression from outside.
#[derive(Debug, Default, Clone)]
struct Outside {
    /// It is an argument of a call that has elements among its arguments.
    argument: Option<ArgumentPlace>,
    /// What it is called by, where it is a function or an object.
    key: Option<Key>,
    /// The same with dots.
    name: Option<String>,
    /// Other scripts can call it by its name.
    visible: bool,
    /// It is called where it is written, if it is a function.
    at_once: bool,
    /// It is given to a function, so its members may be called by any name.
    given: bool,
    /// It runs while the page is left: the events, and where it is registered.
    leaving: Option<(Vec<LeavingEvent>, Range<usize>)>,
}

impl Outside {
    /// Browsers may call it, as an event's handler: `onload`.
    fn is_handler(&self) -> bool {
        let last = self.name.as_deref().and_then(|path| path.rsplit('.').next());
        last.is_some_and(|name| name.starts_with("on"))
    }

    /// What other scripts may call it by: a name that all of them see, or the last name of a member. And whether as a member.
    fn called_by(&self) -> Option<(&str, bool)> {
        let path = self.name.as_deref()?;
        match path.contains('.') {
            true => member_name(path).map(|name| (name, true)),
            false => self.visible.then_some((path, false)),
        }
    }
}

struct Walk<'c, 's> {
    constants: &'c Constants<'s>,
    references: References<'c, 's>,
    script: Script,
    elements: Elements,
    functions: Functions,
    flow: Flow,
    /// The functions around, the innermost last.
    within: Vec<FunctionId>,
    /// What `this` is in them, where it has a name.
    owners: Vec<Option<String>>,
    /// How many functions around are not called where they are written.
    later: usize,
    /// How many branches of one edition are around.
    checks: usize,
    outside: Outside,
    /// What the script asks for, and where first.
    permissions: BTreeMap<Permission, Range<usize>>,
}

/// What was collected in a tree, which is not needed any more.
pub(super) struct Walked {
    script: Script,
    elements: Elements,
    functions: Functions,
    flow: Flow,
}

impl Walked {
    /// The script, once all its functions are known.
    pub(super) fn finish(self) -> Script {
        let mut script = self.script;
        let (elements, per_value) = self.elements.finish(&self.functions);
        script.elements = elements;
        self.flow.finish(&self.functions, &per_value, &mut script);
        script
    }
}

/// Reads the tree of a script without fault.
pub(super) fn walk(program: &Program<'_>, scoping: &Scoping) -> Walked {
    let constants = Constants::read(program, scoping);
    let mut walk = Walk {
        constants: &constants,
        references: References {
            constants: &constants,
            found: Vec::new(),
            leads_anywhere: false,
            runs_anything: false,
        },
        script: Script::default(),
        elements: Elements::default(),
        functions: Functions::default(),
        flow: Flow::default(),
        within: Vec::new(),
        owners: Vec::new(),
        later: 0,
        checks: 0,
        outside: Outside::default(),
        permissions: BTreeMap::new(),
    };
    walk.visit_program(program);
    let mut script = walk.script;
    script.leads_anywhere = walk.references.leads_anywhere;
    script.runs_anything = walk.references.runs_anything;
    script.references = walk.references.found;
    script.references.sort_by_key(|found| found.reference.span.start);
    let permissions = walk.permissions.into_iter();
    script.permissions = permissions
        .map(|(permission, span)| PermissionUse { permission, span })
        .collect();
    Walked {
        script,
        elements: walk.elements,
        functions: walk.functions,
        flow: walk.flow,
    }
}

impl Walk<'_, '_> {
    /// Walks with the branch counted as one of an edition, where it is.
    fn behind(&mut self, is_check: bool, walk: impl FnOnce(&mut Self)) {
        self.checks += usize::from(is_check);
        walk(self);
        self.checks -= usize::from(is_check);
    }

    fn with(&mut self, outside: Outside, walk: impl FnOnce(&mut Self)) {
        self.outside = outside;
        walk(self);
        self.outside = Outside::default();
    }

    /// Notes the element that a text is, if it is one.
    fn text(&mut self, expression: &Expression<'_>, argument: Option<ArgumentPlace>) {
        if may_be_element(expression)
            && let Some(element) = element(&self.constants.parts(expression))
        {
            self.elements.add(element, place(expression), argument, self.checks > 0);
        }
    }

    /// Whether an argument may be an element.
    fn has_element(&self, expression: &Expression<'_>) -> bool {
        choices(expression)
            .into_iter()
            .any(|choice| may_be_element(choice) && element(&self.constants.parts(choice)).is_some())
    }

    fn called<'a>(&mut self, callee: &Path<'a>, arguments: &[Argument<'a>]) -> Option<usize> {
        let arguments: Vec<_> = arguments
            .iter()
            .take(MOST_ARGUMENTS)
            .map(Argument::as_expression)
            .collect();
        self.passed(callee, &arguments);
        let has_element = arguments.iter().flatten().any(|argument| self.has_element(argument));
        has_element.then(|| {
            let values = arguments.iter().map(|argument| {
                argument
                    .map(|argument| self.constants.values(argument))
                    .unwrap_or_default()
            });
            self.elements.calls.push(ElementCall {
                callee: self.key(callee),
                name: callee.last().map(str::to_owned),
                by_api: by_api(callee),
                values: values.collect(),
            });
            self.elements.calls.len() - 1
        })
    }

    /// Notes a call to which parameters of a function around are passed on.
    fn passed(&mut self, callee: &Path<'_>, arguments: &[Option<&Expression<'_>>]) {
        let parameter = |argument: &Option<&Expression<'_>>| match argument.map(as_text) {
            Some(Expression::Identifier(name)) => self.functions.parameter(symbol(name, self.constants.scoping())?),
            _ => None,
        };
        let parameters: Vec<_> = arguments.iter().map(parameter).collect();
        let Some((function, _)) = parameters.iter().flatten().next().copied() else {
            return;
        };
        let own = |passed: &Option<(FunctionId, usize)>| passed.filter(|(of, _)| *of == function).map(|(_, n)| n);
        self.elements.passings.push(Passing {
            function,
            parameters: parameters.iter().map(own).collect(),
            callee: self.key(callee),
            by_api: by_api(callee),
        });
    }

    /// Notes what a call leads to.
    fn leads(&mut self, call: &CallExpression<'_>, callee: &Path<'_>) {
        let from = self.node();
        let at_top_level = self.later == 0;
        let key = self.key(callee);
        let called = api::called(call, callee).or_else(|| self.dispatched(call, callee));
        if let Some(called) = called {
            self.flow
                .calls_api(from, called, key.clone(), range(call.span), at_top_level);
        }
        if let Some(key) = key {
            let path = matches!(callee.root, Root::Global(_)).then(|| name(callee)).flatten();
            let is_own = matches!(callee.root, Root::Local(..)) && callee.members.is_empty();
            let is_api = called.is_some_and(|called| !called.by_wrapper);
            let last = callee.last().filter(|_| !is_own && !is_api);
            self.flow.calls(from, key, (path, last), range(call.span), at_top_level);
        }
    }

    /// A call of a function of the script that is told by a text which function of the API it is to call: `call("LMSFinish", "")`,
    /// or `call("stop", "")` beside `{ stop: "LMSFinish" }`.
    fn dispatched(&self, call: &CallExpression<'_>, callee: &Path<'_>) -> Option<Called> {
        let Some(Argument::StringLiteral(name)) = call.arguments.first() else {
            return None;
        };
        let name = name.value.as_str();
        let is_own =
            matches!(callee.root, Root::Local(symbol, _) if callee.members.is_empty() && self.is_function(symbol));
        let function = api::function_of_12(name).or_else(|| self.constants.verb(name))?;
        is_own.then_some(Called {
            function,
            edition: None,
            by_wrapper: false,
        })
    }

    /// Notes a name that stands for what has another: `quit = scorm.terminate`. Whether it is one; else the value is walked
    /// as any other.
    fn alias(&mut self, outside: &Outside, value: &Expression<'_>) -> bool {
        let value = value.without_parentheses();
        let is_path = matches!(
            value,
            Expression::Identifier(_) | Expression::StaticMemberExpression(_) | Expression::ComputedMemberExpression(_)
        );
        let path = Path::of(value, self.constants.scoping());
        let Some(of) = self.key(&path).filter(|_| is_path && !outside.given) else {
            return false;
        };
        if let Key::Symbol(symbol) = of
            && !self.is_function(symbol)
        {
            return false;
        }
        let Some(name) = outside.called_by().filter(|_| !outside.is_handler()) else {
            return false;
        };
        let keys = outside
            .key
            .clone()
            .into_iter()
            .chain(outside.name.clone().map(Key::Name));
        for key in keys {
            self.functions.alias(key, of.clone());
        }
        self.flow.alias(name, of, range(value.span()));
        self.named(value);
        true
    }

    /// Walks a path whose last name is no mention of a function.
    fn named(&mut self, path: &Expression<'_>) {
        match path.without_parentheses() {
            Expression::Identifier(name) if symbol(name, self.constants.scoping()).is_none() => {
                self.asks(permissions::of_global(name.name.as_str()), range(name.span));
                self.looks_up(name.name.as_str(), range(name.span));
            }
            Expression::Identifier(_) => {}
            Expression::StaticMemberExpression(member) => {
                self.visit_expression(&member.object);
                self.asks(
                    permissions::of_member(&member.object, member.property.name.as_str()),
                    range(member.property.span),
                );
                self.looks_up(member.property.name.as_str(), range(member.property.span));
            }
            path => self.visit_expression(path),
        }
    }

    /// Notes a handler of leaving. Whether it is done with: an inline one is noted when it is walked.
    fn leaving(&mut self, events: &[LeavingEvent], span: &Range<usize>, handler: &Expression<'_>) -> bool {
        let Some(key) = leaving::handler(handler, self.constants).and_then(|path| self.key(&path)) else {
            return false;
        };
        for event in events {
            self.flow.leaves(*event, span.clone(), Handler::Named(key.clone()));
        }
        true
    }

    /// Notes a name that may be of a function of another script.
    fn mentions_name(&mut self, name: &str) {
        let from = self.node();
        self.flow.mentions(from, name);
    }

    /// Notes the names in a text that may be functions.
    fn mentions(&mut self, text: &str) {
        for name in names(text) {
            self.mentions_name(name);
        }
    }

    /// Notes what the script asks a browser for.
    fn asks(&mut self, permission: Option<Permission>, span: Range<usize>) {
        if let Some(permission) = permission {
            self.permissions.entry(permission).or_insert(span);
        }
    }

    /// Notes the name of an API where a script reads it.
    fn looks_up(&mut self, name: &str, span: Range<usize>) {
        if let Some(edition) = api::edition_of(name) {
            self.script.lookups.push(ApiLookup { edition, span });
        }
    }

    /// What a path is called by, `this` by the name of what the function around is a member of.
    fn key(&self, path: &Path<'_>) -> Option<Key> {
        if let (Root::This, [Some(name)], Some(Some(owner))) = (path.root, path.members.as_slice(), self.owners.last())
        {
            return member(Some(owner), name).map(Key::Name);
        }
        key(path)
    }

    /// Whether a name may be a function's.
    fn is_function(&self, symbol: SymbolId) -> bool {
        self.constants.is_function(symbol) || self.functions.is_alias(&Key::Symbol(symbol))
    }

    /// The part of the script that is walked.
    fn node(&self) -> usize {
        self.within.last().map_or(TOP, |function| node(*function))
    }

    /// Whether other scripts see a name that this one declares.
    fn is_visible(&self, symbol: SymbolId) -> bool {
        let scoping = self.constants.scoping();
        scoping.symbol_scope_id(symbol) == scoping.root_scope_id()
    }

    /// Walks a function's inside. `own` is the name that it has by itself.
    fn function(
        &mut self,
        own: Option<(SymbolId, bool)>,
        span: Range<usize>,
        parameters: &FormalParameters<'_>,
        walk: impl FnOnce(&mut Self),
    ) {
        let outside = std::mem::take(&mut self.outside);
        let is_declaration = own.is_some_and(|(_, is_declaration)| is_declaration);
        let has_path = outside.name.as_deref().is_some_and(|name| name.contains('.'));
        let by_name = outside
            .name
            .clone()
            .filter(|_| outside.visible || has_path)
            .map(Key::Name);
        let own = own.map(|(symbol, _)| Key::Symbol(symbol));
        let called = outside
            .called_by()
            .map(|(name, is_member)| (name.to_owned(), is_member));
        // What has no name that says something may be called by whoever gets it.
        let is_member = outside.name.as_deref().is_none_or(|name| name.contains('.'));
        let is_given_away = called.is_none() && is_member || outside.given || outside.is_handler();
        let keys: Vec<Key> = own.into_iter().chain(outside.key).chain(by_name).collect();
        let function = self.functions.add(&keys, parameters);
        let behind = outside.name.as_deref().is_some_and(names_edition);
        let owner = outside.name.as_deref().and_then(|name| name.rsplit_once('.'));
        let owner = owner
            .map(|(owner, _)| owner.to_owned())
            .filter(|owner| !owner.is_empty());
        let owner = owner.or_else(|| self.owners.last().cloned().flatten());
        self.flow.function(
            outside.name.filter(|_| outside.visible),
            called.as_ref().map(|(name, is_member)| (name.as_str(), *is_member)),
            span,
        );
        match outside.leaving {
            Some((events, place)) => {
                for event in events {
                    self.flow.leaves(event, place.clone(), Handler::Inline(function));
                }
            }
            None if outside.at_once => self.flow.runs(self.node(), function),
            None if is_given_away && !is_declaration => self.flow.gives_written(self.node(), function),
            None => {}
        }
        self.within.push(function);
        self.owners.push(owner);
        self.later += usize::from(!outside.at_once);
        self.behind(behind, walk);
        self.later -= usize::from(!outside.at_once);
        self.owners.pop();
        self.within.pop();
    }
}
