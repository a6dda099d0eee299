//! Texts that are known without running a script.

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use oxc_ast::ast::{
    Argument, AssignmentExpression, BinaryExpression, Expression, IdentifierReference, NumericLiteral, ObjectProperty,
    Program, TemplateLiteral, VariableDeclarator,
};
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_semantic::{Scoping, SymbolFlags, SymbolId};
use oxc_span::{GetSpan, Span};
use oxc_syntax::operator::{BinaryOperator, UnaryOperator};

use super::{
    api::function_of_12,
    model::ApiFunction,
    parse::range,
    path::{Path, Root, symbol},
};

/// Parts of one text that are read.
const MOST_PARTS: usize = 4096;

/// Bytes of a constant that are remembered.
const MOST_CONSTANT_BYTES: usize = 1024;

/// Bytes that constants may add to texts, for each byte of the script: `a + a + a + …` grows no further.
const MOST_GROWTH: usize = 4;

/// Ways that `a ? b : c` may go that are read.
const MOST_CHOICES: usize = 8;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A text, and where it is written.
    Text(String, Range<usize>),
    /// Known when the script runs.
    Unknown,
}

/// A text and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) span: Range<usize>,
    /// Only its begin.
    pub(super) partial: bool,
}

/// Names that have one value in the whole script.
pub(super) struct Constants<'s> {
    scoping: &'s Scoping,
    texts: HashMap<SymbolId, (String, Range<usize>)>,
    /// Variables with an element of the page: its tag.
    tags: HashMap<SymbolId, String>,
    /// Variables that hold a function at some time.
    functions: HashSet<SymbolId>,
    /// Names that an object of the script has for functions of the API: `{ stop: "LMSFinish" }`.
    verbs: HashMap<String, ApiFunction>,
    /// Bytes of constants that texts may still have.
    left: Cell<usize>,
}

impl<'s> Constants<'s> {
    pub(super) fn read(program: &Program<'_>, scoping: &'s Scoping) -> Self {
        let mut constants = Self {
            scoping,
            texts: HashMap::new(),
            tags: HashMap::new(),
            functions: HashSet::new(),
            verbs: HashMap::new(),
            left: Cell::new(MOST_CONSTANT_BYTES + MOST_GROWTH * program.source_text.len()),
        };
        constants.visit_program(program);
        constants
    }

    pub(super) fn scoping(&self) -> &'s Scoping {
        self.scoping
    }

    /// The tag of the element that a variable holds.
    pub(super) fn tag(&self, symbol: SymbolId) -> Option<&str> {
        self.tags.get(&symbol).map(String::as_str)
    }

    /// Whether a name may be a function's.
    pub(super) fn is_function(&self, symbol: SymbolId) -> bool {
        self.scoping.symbol_flags(symbol).intersects(SymbolFlags::Function) || self.functions.contains(&symbol)
    }

    /// The function of the API that the script has this name for.
    pub(super) fn verb(&self, name: &str) -> Option<ApiFunction> {
        self.verbs.get(name).copied()
    }

    /// The text of an expression, where all of it is known.
    pub(super) fn text(&self, expression: &Expression<'_>) -> Option<Text> {
        let parts = self.parts(expression);
        let mut text = String::new();
        let mut span: Option<Range<usize>> = None;
        for part in parts {
            let Part::Text(part, place) = part else { return None };
            text.push_str(&part);
            span = Some(span.map_or(place.clone(), |first| {
                first.start.min(place.start)..first.end.max(place.end)
            }));
        }
        Some(Text {
            text,
            span: span?,
            partial: false,
        })
    }

    /// Every address that an expression may be: whole texts, and how an address begins.
    pub(super) fn addresses(&self, expression: &Expression<'_>) -> Vec<Text> {
        let mut found = Vec::new();
        for choice in choices(expression) {
            if let Some(text) = self.text(choice) {
                found.push(text);
            } else if let Some(Part::Text(text, span)) = self.parts(choice).into_iter().next() {
                found.push(Text {
                    text,
                    span,
                    partial: true,
                });
            }
        }
        found
    }

    /// Every literal that an expression may be; none where one of its values is not known.
    pub(super) fn values(&self, expression: &Expression<'_>) -> Vec<String> {
        let values: Option<Vec<String>> = choices(expression)
            .into_iter()
            .map(|choice| self.value(choice))
            .collect();
        values.unwrap_or_default()
    }

    /// A literal as the text that an LMS gets.
    fn value(&self, expression: &Expression<'_>) -> Option<String> {
        match expression.without_parentheses() {
            Expression::NumericLiteral(number) => Some(written(number)),
            Expression::BooleanLiteral(value) => Some(value.value.to_string()),
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::UnaryNegation => {
                let Expression::NumericLiteral(number) = &unary.argument else {
                    return None;
                };
                Some(format!("-{}", written(number)))
            }
            expression => self.text(expression).map(|text| text.text),
        }
    }

    /// The parts of a text, those that follow each other joined.
    pub(super) fn parts(&self, expression: &Expression<'_>) -> Vec<Part> {
        let mut parts = Parts::default();
        match expression.without_parentheses() {
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => self.sum(sum, &mut parts),
            expression => self.operand(expression, &mut parts),
        }
        parts.parts
    }

    /// The parts of a sum, without recursion: sums of thousands of texts are usual.
    fn sum(&self, sum: &BinaryExpression<'_>, parts: &mut Parts) {
        let mut operands = operands(sum);
        let cut = operands.len() > MOST_PARTS;
        operands.truncate(MOST_PARTS);
        for operand in operands {
            match operand.without_parentheses() {
                // One within brackets: read as far as it is a literal.
                Expression::BinaryExpression(_) => parts.unknown(),
                operand => self.operand(operand, parts),
            }
        }
        if cut {
            parts.unknown();
        }
    }

    fn operand(&self, operand: &Expression<'_>, parts: &mut Parts) {
        match operand {
            Expression::StringLiteral(literal) if !literal.lone_surrogates => {
                parts.text(literal.value.as_str(), inside(literal.span));
            }
            Expression::TemplateLiteral(template) => self.template(template, parts),
            Expression::Identifier(name) => self.constant(name, parts),
            _ => parts.unknown(),
        }
    }

    fn constant(&self, name: &IdentifierReference<'_>, parts: &mut Parts) {
        let known = symbol(name, self.scoping).and_then(|symbol| self.texts.get(&symbol));
        match known.and_then(|known| Some((known, self.left.get().checked_sub(known.0.len())?))) {
            Some(((text, span), left)) => {
                self.left.set(left);
                parts.text(text, span.clone());
            }
            None => parts.unknown(),
        }
    }

    fn template(&self, template: &TemplateLiteral<'_>, parts: &mut Parts) {
        for (n, quasi) in template.quasis.iter().take(MOST_PARTS).enumerate() {
            match quasi.value.cooked {
                Some(text) if !quasi.lone_surrogates => parts.text(text.as_str(), range(quasi.span)),
                _ => parts.unknown(),
            }
            match template.expressions.get(n).map(Expression::without_parentheses) {
                Some(Expression::Identifier(name)) => self.constant(name, parts),
                Some(_) => parts.unknown(),
                None => {}
            }
        }
    }
}

impl<'a> VisitJs<'a> for Constants<'_> {
    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        walk_js::walk_variable_declarator(self, declarator);
        let (Some(init), Some(symbol)) = (
            &declarator.init,
            declarator
                .id
                .get_binding_identifier()
                .and_then(|name| name.symbol_id.get()),
        ) else {
            return;
        };
        if let Some(tag) = self.created(init) {
            self.tags.insert(symbol, tag);
        } else if is_function(init) {
            self.functions.insert(symbol);
        } else if matches!(
            init,
            Expression::StringLiteral(_) | Expression::TemplateLiteral(_) | Expression::BinaryExpression(_)
        ) && self.scoping.symbol_redeclarations(symbol).is_empty()
            && !self.scoping.symbol_is_mutated(symbol)
            && let Some(text) = self.text(init)
            && text.text.len() <= MOST_CONSTANT_BYTES
        {
            self.texts.insert(symbol, (text.text, text.span));
        }
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        if let Expression::StringLiteral(text) = &property.value
            && let Some(function) = function_of_12(text.value.as_str())
            && let Some(name) = property.key.static_name()
        {
            self.verbs.insert(name.into_owned(), function);
        }
        walk_js::walk_object_property(self, property);
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        walk_js::walk_assignment_expression(self, assignment);
        if let Some(Path {
            root: Root::Local(symbol, _),
            members,
        }) = Path::of_target(&assignment.left, self.scoping)
            && members.is_empty()
        {
            if is_function(&assignment.right) {
                self.functions.insert(symbol);
            } else if let Some(tag) = self.created(&assignment.right) {
                self.tags.insert(symbol, tag);
            }
        }
    }

    fn visit_binary_expression(&mut self, sum: &BinaryExpression<'a>) {
        for operand in operands(sum) {
            self.visit_expression(operand);
        }
    }
}

impl Constants<'_> {
    /// The tag of the element that an expression makes.
    pub(super) fn created(&self, expression: &Expression<'_>) -> Option<String> {
        match expression.without_parentheses() {
            Expression::CallExpression(call) => {
                let path = Path::of(&call.callee, self.scoping);
                (path.last() == Some("createElement")).then_some(())?;
                let tag = self.text(call.arguments.first()?.as_expression()?)?;
                Some(tag.text.to_ascii_lowercase())
            }
            Expression::NewExpression(new) => {
                let path = Path::of(&new.callee, self.scoping);
                match path.global()?.as_slice() {
                    ["Image"] => Some("img".to_owned()),
                    ["Audio"] => Some("audio".to_owned()),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

#[derive(Default)]
struct Parts {
    parts: Vec<Part>,
}

impl Parts {
    fn text(&mut self, text: &str, span: Range<usize>) {
        if let Some(Part::Text(before, place)) = self.parts.last_mut() {
            before.push_str(text);
            // A constant's text is written somewhere else: the place stays that of the first part.
            if span.start >= place.end {
                place.end = span.end;
            }
        } else {
            self.parts.push(Part::Text(text.to_owned(), span));
        }
    }

    fn unknown(&mut self) {
        if self.parts.last() != Some(&Part::Unknown) {
            self.parts.push(Part::Unknown);
        }
    }
}

/// The operands of `a + b + c`, of any operator, from left to right.
pub(super) fn operands<'e, 'a>(sum: &'e BinaryExpression<'a>) -> Vec<&'e Expression<'a>> {
    let mut operands = vec![&sum.right];
    let mut at = &sum.left;
    while let Expression::BinaryExpression(sum_before) = at
        && sum_before.operator == sum.operator
    {
        operands.push(&sum_before.right);
        at = &sum_before.left;
    }
    operands.push(at);
    operands.reverse();
    operands
}

/// What is made a text as it is passed on: `a` of `"" + a`, `String(a)` and `a.toString()`; else the expression itself.
pub(super) fn as_text<'e, 'a>(expression: &'e Expression<'a>) -> &'e Expression<'a> {
    let expression = expression.without_parentheses();
    let of = match expression {
        Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
            match (&sum.left, &sum.right) {
                (Expression::StringLiteral(blank), of) | (of, Expression::StringLiteral(blank))
                    if blank.value.is_empty() =>
                {
                    Some(of)
                }
                _ => None,
            }
        }
        Expression::CallExpression(call) => match &call.callee {
            Expression::Identifier(name) if name.name == "String" => {
                call.arguments.first().and_then(Argument::as_expression)
            }
            Expression::StaticMemberExpression(member) if member.property.name == "toString" => Some(&member.object),
            _ => None,
        },
        _ => None,
    };
    of.map_or(expression, Expression::without_parentheses)
}

/// What `a ? b : c` and `a || b` may be.
pub(super) fn choices<'e, 'a>(expression: &'e Expression<'a>) -> Vec<&'e Expression<'a>> {
    let mut found = Vec::new();
    let mut waiting = vec![expression];
    while let Some(expression) = waiting.pop() {
        if found.len() + waiting.len() >= MOST_CHOICES {
            found.push(expression);
            continue;
        }
        match expression.without_parentheses() {
            Expression::ConditionalExpression(choice) => waiting.extend([&choice.alternate, &choice.consequent]),
            Expression::LogicalExpression(choice) => waiting.extend([&choice.right, &choice.left]),
            expression => found.push(expression),
        }
    }
    found
}

fn is_function(expression: &Expression<'_>) -> bool {
    matches!(
        expression.without_parentheses(),
        Expression::FunctionExpression(_) | Expression::ArrowFunctionExpression(_)
    )
}

fn written(number: &NumericLiteral<'_>) -> String {
    number
        .raw
        .map_or_else(|| number.value.to_string(), |raw| raw.to_string())
}

/// A literal's text without its quotes.
pub(super) fn inside(span: Span) -> Range<usize> {
    let whole = range(span);
    if whole.len() >= 2 {
        whole.start + 1..whole.end - 1
    } else {
        whole
    }
}

/// Where an expression is.
pub(super) fn place(expression: &Expression<'_>) -> Range<usize> {
    range(expression.span())
}
