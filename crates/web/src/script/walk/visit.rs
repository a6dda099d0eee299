//! What is done at each kind of node.

use oxc_allocator::ArenaVec;
use oxc_ast::ast::{
    ArrowFunctionExpression, AssignmentExpression, AssignmentOperator, BinaryExpression, CallExpression, Class,
    ComputedMemberExpression, ConditionalExpression, ExportAllDeclaration, ExportFromDeclaration, Expression, Function,
    IdentifierReference, IfStatement, ImportDeclaration, ImportExpression, LogicalExpression, MethodDefinition,
    NewExpression, ObjectProperty, ObjectPropertyKind, PropertyDefinition, PropertyKey, SimpleAssignmentTarget,
    Statement, StaticBlock, StaticMemberExpression, SwitchStatement, VariableDeclarator,
};
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_semantic::ScopeFlags;
use oxc_span::GetSpan;
use oxc_syntax::operator::BinaryOperator;

use super::{Outside, Walk};
use crate::script::{
    api::called_at_once,
    fragments,
    functions::{Key, member, name},
    leaving,
    literal::{inside, operands},
    parse::range,
    path::{Path, Root, symbol},
    permissions,
    version::{checks_version, is_edition, names_edition},
};

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
            Expression::StringLiteral(literal) => {
                self.text(expression, outside.argument);
                self.mentions(literal.value.as_str());
                if literal.value == "API_1484_11" {
                    self.looks_up("API_1484_11", inside(literal.span));
                }
            }
            Expression::Identifier(_) => {
                if outside.argument.is_some() {
                    self.text(expression, outside.argument);
                }
                walk_js::walk_expression(self, expression);
            }
            Expression::TemplateLiteral(template) => {
                self.text(expression, outside.argument);
                for part in &template.quasis {
                    self.mentions(part.value.raw.as_str());
                }
                walk_js::walk_expression(self, expression);
            }
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                self.text(expression, outside.argument);
                for operand in operands(sum) {
                    // Texts of a sum are parts of an element, or of nothing that could be named.
                    match operand {
                        Expression::StringLiteral(literal) => self.mentions(literal.value.as_str()),
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
                key: id.symbol_id.get().map(Key::Symbol),
                name: Some(id.name.to_string()),
                visible: id.symbol_id.get().is_some_and(|symbol| self.is_visible(symbol)),
                ..Outside::default()
            },
            None => Outside::default(),
        };
        if !self.alias(&outside, init) {
            self.with(outside, |walk| walk.visit_expression(init));
        }
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        // What is around is assigned the same value: `a = b = value`.
        let around = std::mem::take(&mut self.outside);
        self.visit_assignment_target(&assignment.left);
        let mut outside = Outside {
            leaving: around.leaving.clone(),
            given: around.given,
            ..Outside::default()
        };
        if let Some(target) = Path::of_target(&assignment.left, self.constants.scoping()) {
            if assignment.operator == AssignmentOperator::Assign {
                self.references.assigned(assignment, &target);
                outside.key = self.key(&target);
                outside.name = name(&target);
                outside.visible = match target.root {
                    Root::Global(_) => target.global().is_some(),
                    Root::Local(symbol, _) => self.is_visible(symbol),
                    _ => false,
                };
            }
            if let Some(event) = leaving::assigned(&target) {
                let place = range(assignment.left.span());
                let events: Vec<_> = around
                    .leaving
                    .iter()
                    .flat_map(|(events, _)| events.clone())
                    .chain([event])
                    .collect();
                if self.leaving(&events, &place, &assignment.right) {
                    return;
                }
                outside.leaving = Some((events, place));
            }
            self.script
                .fragments
                .extend(fragments::assigned(assignment, &target, self.constants));
        }
        if let Some(name) = around.called_by() {
            match &outside.key {
                Some(of) if outside.called_by().is_some() => {
                    self.flow.alias(name, of.clone(), range(assignment.span));
                }
                _ => (outside.name, outside.visible) = (around.name.clone(), around.visible),
            }
        }
        if !self.alias(&outside, &assignment.right) {
            self.with(outside, |walk| walk.visit_expression(&assignment.right));
        }
    }

    fn visit_simple_assignment_target(&mut self, target: &SimpleAssignmentTarget<'a>) {
        // What is assigned to is not looked up.
        match target {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(_) => {}
            SimpleAssignmentTarget::StaticMemberExpression(member) => {
                let asked = permissions::of_member(&member.object, member.property.name.as_str());
                self.asks(asked, range(member.property.span));
                self.visit_expression(&member.object);
            }
            SimpleAssignmentTarget::ComputedMemberExpression(member) => {
                self.visit_expression(&member.object);
                self.visit_expression(&member.expression);
            }
            _ => walk_js::walk_simple_assignment_target(self, target),
        }
    }

    fn visit_identifier_reference(&mut self, reference: &IdentifierReference<'a>) {
        match symbol(reference, self.constants.scoping()) {
            Some(symbol) if self.is_function(symbol) => {
                let from = self.node();
                self.flow.gives(from, Key::Symbol(symbol));
            }
            Some(_) => {}
            None => {
                self.mentions_name(reference.name.as_str());
                self.asks(permissions::of_global(reference.name.as_str()), range(reference.span));
                self.looks_up(reference.name.as_str(), range(reference.span));
            }
        }
    }

    fn visit_static_member_expression(&mut self, member: &StaticMemberExpression<'a>) {
        self.visit_expression(&member.object);
        self.mentions_name(member.property.name.as_str());
        let asked = permissions::of_member(&member.object, member.property.name.as_str());
        self.asks(asked, range(member.property.span));
        self.looks_up(member.property.name.as_str(), range(member.property.span));
    }

    fn visit_computed_member_expression(&mut self, member: &ComputedMemberExpression<'a>) {
        self.visit_expression(&member.object);
        self.visit_expression(&member.expression);
        if let Expression::StringLiteral(name) = member.expression.without_parentheses()
            && name.value == "API"
        {
            self.looks_up("API", range(name.span));
        }
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
        self.leads(call, &callee);
        for permission in permissions::of_media(call, &callee) {
            self.asks(Some(permission), range(call.span));
        }
        let noted = self.called(&callee, &call.arguments);
        let leaving = leaving::called(call, &callee, self.constants);
        match called_at_once(&call.callee) {
            Some(function) => {
                let outside = Outside {
                    at_once: true,
                    ..Outside::default()
                };
                self.with(outside, |walk| walk.visit_expression(function));
            }
            // What is called is noted as that.
            None => self.named(&call.callee),
        }
        for (n, argument) in call.arguments.iter().enumerate() {
            let mut outside = Outside {
                argument: noted.map(|call| (call, n)),
                given: true,
                ..Outside::default()
            };
            if let (Some((events, handler)), Some(expression)) = (&leaving, argument.as_expression())
                && *handler == n
            {
                let place = range(call.callee.span());
                if self.leaving(events, &place, expression) {
                    continue;
                }
                outside.leaving = Some((events.clone(), place));
            }
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
            visible: outside.visible,
            // A bundler's modules have numbers and texts for names, and are called by none.
            given: outside.given || !matches!(property.key, PropertyKey::StaticIdentifier(_)),
            ..Outside::default()
        };
        self.behind(is_check, |walk| {
            if !walk.alias(&inner, &property.value) {
                walk.with(inner, |walk| walk.visit_expression(&property.value));
            }
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
        let own = class.id.as_ref();
        let name = own.map(|id| id.name.to_string()).or(outside.name);
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
        let symbol = own.and_then(|own| own.symbol_id.get());
        let is_declaration = function.is_function_declaration();
        if let Some(own) = own
            && self.outside.name.is_none()
        {
            self.outside.visible = is_declaration && symbol.is_some_and(|symbol| self.is_visible(symbol));
            self.outside.name = is_declaration.then(|| own.name.to_string());
        }
        let symbol = symbol.map(|symbol| (symbol, is_declaration));
        self.function(symbol, range(function.span), &function.params, |walk| {
            walk_js::walk_function(walk, function, flags);
        });
    }

    fn visit_arrow_function_expression(&mut self, function: &ArrowFunctionExpression<'a>) {
        self.function(None, range(function.span), &function.params, |walk| {
            walk_js::walk_arrow_function_expression(walk, function);
        });
    }
}
