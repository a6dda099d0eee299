//! One walk through a script's tree. It knows where it is (function, branch, argument) and asks the collectors.

use oxc_allocator::ArenaVec;
use oxc_ast::ast::{
    Argument, ArrowFunctionExpression, AssignmentExpression, AssignmentOperator, BinaryExpression, CallExpression,
    Class, ConditionalExpression, ExportAllDeclaration, ExportFromDeclaration, Expression, FormalParameters, Function,
    IfStatement, ImportDeclaration, ImportExpression, LogicalExpression, MethodDefinition, NewExpression,
    ObjectProperty, ObjectPropertyKind, Program, PropertyDefinition, Statement, StaticBlock, SwitchStatement,
    VariableDeclarator,
};
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_semantic::{ScopeFlags, Scoping};
use oxc_syntax::operator::BinaryOperator;

use super::{
    data::by_api,
    elements::{ArgumentPlace, ElementCall, Elements, Passing, element},
    fragments,
    functions::{FunctionId, Functions, Key, key, member, name},
    literal::{Constants, choices, operands, place},
    model::Script,
    path::{Path, symbol},
    references::References,
    version::{checks_version, is_edition, names_edition},
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
}

struct Walk<'c, 's> {
    constants: &'c Constants<'s>,
    references: References<'c, 's>,
    script: Script,
    elements: Elements,
    functions: Functions,
    /// The functions around, the innermost last.
    within: Vec<FunctionId>,
    /// How many branches of one edition are around.
    checks: usize,
    outside: Outside,
}

/// Reads the tree of a script without fault.
pub(super) fn walk(program: &Program<'_>, scoping: &Scoping) -> Script {
    let constants = Constants::read(program, scoping);
    let mut walk = Walk {
        constants: &constants,
        references: References {
            constants: &constants,
            found: Vec::new(),
        },
        script: Script::default(),
        elements: Elements::default(),
        functions: Functions::default(),
        within: Vec::new(),
        checks: 0,
        outside: Outside::default(),
    };
    walk.visit_program(program);
    let mut script = walk.script;
    script.references = walk.references.found;
    script.references.sort_by_key(|found| found.reference.span.start);
    script.elements = walk.elements.finish(&walk.functions);
    script
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
        if let Some(element) = element(&self.constants.parts(expression)) {
            self.elements.add(element, place(expression), argument, self.checks > 0);
        }
    }

    /// Whether an argument may be an element.
    fn has_element(&self, expression: &Expression<'_>) -> bool {
        choices(expression).into_iter().any(|choice| match choice {
            Expression::StringLiteral(_)
            | Expression::TemplateLiteral(_)
            | Expression::BinaryExpression(_)
            | Expression::Identifier(_) => element(&self.constants.parts(choice)).is_some(),
            _ => false,
        })
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
                callee: key(callee),
                name: callee.last().map(str::to_owned),
                by_api: by_api(callee),
                values: values.collect(),
            });
            self.elements.calls.len() - 1
        })
    }

    /// Notes a call to which parameters of a function around are passed on.
    fn passed(&mut self, callee: &Path<'_>, arguments: &[Option<&Expression<'_>>]) {
        let parameter = |argument: &Option<&Expression<'_>>| match argument.map(Expression::without_parentheses) {
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
            callee: key(callee),
            by_api: by_api(callee),
        });
    }

    /// Walks a function's inside.
    fn function(&mut self, own: Option<Key>, parameters: &FormalParameters<'_>, walk: impl FnOnce(&mut Self)) {
        let outside = std::mem::take(&mut self.outside);
        let named = outside.name.as_deref().is_some_and(names_edition);
        let keys: Vec<Key> = own
            .into_iter()
            .chain(outside.key)
            .chain(outside.name.map(Key::Name))
            .collect();
        let id = self.functions.add(&keys, parameters);
        self.within.push(id);
        self.behind(named, walk);
        self.within.pop();
    }
}

/// Whether a statement leaves the statements around it.
fn leaves(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(_)
        | Statement::ThrowStatement(_)
        | Statement::BreakStatement(_)
        | Statement::ContinueStatement(_) => true,
        Statement::BlockStatement(block) => matches!(
            block.body.last(),
            Some(
                Statement::ReturnStatement(_)
                    | Statement::ThrowStatement(_)
                    | Statement::BreakStatement(_)
                    | Statement::ContinueStatement(_)
            )
        ),
        _ => false,
    }
}

impl<'a> VisitJs<'a> for Walk<'_, '_> {
    fn visit_expression(&mut self, expression: &Expression<'a>) {
        let outside = std::mem::take(&mut self.outside);
        match expression {
            Expression::ParenthesizedExpression(inner) => {
                self.with(outside, |walk| walk.visit_expression(&inner.expression))
            }
            Expression::ConditionalExpression(_)
            | Expression::LogicalExpression(_)
            | Expression::FunctionExpression(_)
            | Expression::ArrowFunctionExpression(_)
            | Expression::ObjectExpression(_)
            | Expression::ClassExpression(_)
            | Expression::AssignmentExpression(_) => {
                self.with(outside, |walk| walk_js::walk_expression(walk, expression))
            }
            Expression::StringLiteral(_) => self.text(expression, outside.argument),
            Expression::Identifier(_) => {
                if outside.argument.is_some() {
                    self.text(expression, outside.argument);
                }
                walk_js::walk_expression(self, expression);
            }
            Expression::TemplateLiteral(_) => {
                self.text(expression, outside.argument);
                walk_js::walk_expression(self, expression);
            }
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                self.text(expression, outside.argument);
                for operand in operands(sum) {
                    // Texts of a sum are parts of an element, or of nothing that could be named.
                    match operand {
                        Expression::StringLiteral(_) => {}
                        Expression::TemplateLiteral(template) => self.visit_template_literal(template),
                        operand => self.visit_expression(operand),
                    }
                }
            }
            _ => walk_js::walk_expression(self, expression),
        }
    }

    fn visit_statements(&mut self, statements: &ArenaVec<'a, Statement<'a>>) {
        let mut checks = 0;
        for statement in statements {
            self.visit_statement(statement);
            // `if (version == "2004") { …; return; }`: what follows is for the other edition.
            if let Statement::IfStatement(branch) = statement
                && leaves(&branch.consequent)
                && checks_version(&branch.test, false)
            {
                checks += 1;
                self.checks += 1;
            }
        }
        self.checks -= checks;
    }

    fn visit_if_statement(&mut self, branch: &IfStatement<'a>) {
        self.visit_expression(&branch.test);
        self.behind(checks_version(&branch.test, true), |walk| {
            walk.visit_statement(&branch.consequent);
            if let Some(alternate) = &branch.alternate {
                walk.visit_statement(alternate);
            }
        });
    }

    fn visit_conditional_expression(&mut self, choice: &ConditionalExpression<'a>) {
        let outside = std::mem::take(&mut self.outside);
        self.visit_expression(&choice.test);
        self.behind(checks_version(&choice.test, true), |walk| {
            walk.with(outside.clone(), |walk| walk.visit_expression(&choice.consequent));
            walk.with(outside, |walk| walk.visit_expression(&choice.alternate));
        });
    }

    fn visit_logical_expression(&mut self, choice: &LogicalExpression<'a>) {
        let outside = std::mem::take(&mut self.outside);
        self.with(outside.clone(), |walk| walk.visit_expression(&choice.left));
        self.behind(checks_version(&choice.left, true), |walk| {
            walk.with(outside, |walk| walk.visit_expression(&choice.right));
        });
    }

    fn visit_switch_statement(&mut self, switch: &SwitchStatement<'a>) {
        self.visit_expression(&switch.discriminant);
        let by_case = switch.cases.iter().any(|case| {
            case.test
                .as_ref()
                .is_some_and(|test| matches!(test, Expression::StringLiteral(text) if is_edition(text.value.as_str())))
        });
        self.behind(by_case || checks_version(&switch.discriminant, false), |walk| {
            walk.visit_switch_cases(&switch.cases);
        });
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        self.visit_binding_pattern(&declarator.id);
        let Some(init) = &declarator.init else { return };
        let outside = match declarator.id.get_binding_identifier() {
            Some(id) => Outside {
                argument: None,
                key: id.symbol_id.get().map(Key::Symbol),
                name: Some(id.name.to_string()),
            },
            None => Outside::default(),
        };
        self.with(outside, |walk| walk.visit_expression(init));
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        self.outside = Outside::default();
        self.visit_assignment_target(&assignment.left);
        let mut outside = Outside::default();
        if let Some(target) = Path::of_target(&assignment.left, self.constants.scoping()) {
            if assignment.operator == AssignmentOperator::Assign {
                self.references.assigned(assignment, &target);
                outside.key = key(&target);
                outside.name = name(&target);
            }
            self.script
                .fragments
                .extend(fragments::assigned(assignment, &target, self.constants));
        }
        self.with(outside, |walk| walk.visit_expression(&assignment.right));
    }

    fn visit_binary_expression(&mut self, sum: &BinaryExpression<'a>) {
        for operand in operands(sum) {
            self.visit_expression(operand);
        }
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        let callee = Path::of(&call.callee, self.constants.scoping());
        self.references.called(call, &callee);
        self.script
            .fragments
            .extend(fragments::called(call, &callee, self.constants));
        let noted = self.called(&callee, &call.arguments);
        self.visit_expression(&call.callee);
        for (n, argument) in call.arguments.iter().enumerate() {
            let outside = Outside {
                argument: noted.map(|call| (call, n)),
                ..Outside::default()
            };
            self.with(outside, |walk| walk.visit_argument(argument));
        }
    }

    fn visit_new_expression(&mut self, new: &NewExpression<'a>) {
        let callee = Path::of(&new.callee, self.constants.scoping());
        self.references.constructed(new, &callee);
        walk_js::walk_new_expression(self, new);
    }

    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        self.references.imported_later(&import.source);
        walk_js::walk_import_expression(self, import);
    }

    fn visit_import_declaration(&mut self, import: &ImportDeclaration<'a>) {
        self.references.imported(&import.source);
    }

    fn visit_export_all_declaration(&mut self, export: &ExportAllDeclaration<'a>) {
        self.references.imported(&export.source);
    }

    fn visit_export_from_declaration(&mut self, export: &ExportFromDeclaration<'a>) {
        self.references.imported(&export.source);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        let outside = std::mem::take(&mut self.outside);
        let key_name = property.key.static_name();
        let is_check = key_name
            .as_deref()
            .is_some_and(|key| is_edition(key) || names_edition(key));
        if !property.shorthand {
            self.visit_property_key(&property.key);
        }
        let own = key_name.and_then(|key| member(outside.name.as_deref(), &key));
        let inner = Outside {
            name: own,
            ..Outside::default()
        };
        self.behind(is_check, |walk| {
            walk.with(inner, |walk| walk.visit_expression(&property.value))
        });
    }

    fn visit_object_property_kinds(&mut self, properties: &ArenaVec<'a, ObjectPropertyKind<'a>>) {
        let outside = std::mem::take(&mut self.outside);
        for property in properties {
            self.with(outside.clone(), |walk| walk.visit_object_property_kind(property));
        }
    }

    fn visit_class(&mut self, class: &Class<'a>) {
        let outside = std::mem::take(&mut self.outside);
        let name = class.id.as_ref().map(|id| id.name.to_string()).or(outside.name);
        if let Some(heritage) = &class.heritage {
            self.visit_class_heritage(heritage);
        }
        for element in &class.body.body {
            let own = element.static_name().and_then(|own| member(name.as_deref(), &own));
            let inner = Outside {
                name: own,
                ..Outside::default()
            };
            self.with(inner, |walk| walk.visit_class_element(element));
        }
    }

    fn visit_method_definition(&mut self, method: &MethodDefinition<'a>) {
        let outside = std::mem::take(&mut self.outside);
        self.visit_property_key(&method.key);
        self.outside = outside;
        self.visit_function(&method.value, ScopeFlags::Function);
    }

    fn visit_property_definition(&mut self, property: &PropertyDefinition<'a>) {
        let outside = std::mem::take(&mut self.outside);
        self.visit_property_key(&property.key);
        if let Some(value) = &property.value {
            self.with(outside, |walk| walk.visit_expression(value));
        }
    }

    fn visit_static_block(&mut self, block: &StaticBlock<'a>) {
        self.outside = Outside::default();
        walk_js::walk_static_block(self, block);
    }

    fn visit_function(&mut self, function: &Function<'a>, flags: ScopeFlags) {
        let own = function.id.as_ref();
        if let Some(own) = own
            && self.outside.name.is_none()
        {
            self.outside.name = Some(own.name.to_string());
        }
        let key = own.and_then(|own| own.symbol_id.get()).map(Key::Symbol);
        self.function(key, &function.params, |walk| {
            walk_js::walk_function(walk, function, flags)
        });
    }

    fn visit_arrow_function_expression(&mut self, function: &ArrowFunctionExpression<'a>) {
        self.function(None, &function.params, |walk| {
            walk_js::walk_arrow_function_expression(walk, function);
        });
    }
}
