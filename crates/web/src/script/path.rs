//! Names with dots: `window.parent.location.href`.

use oxc_ast::ast::{AssignmentTarget, ChainElement, Expression, IdentifierReference, MemberExpression};
use oxc_semantic::{Scoping, SymbolId};

/// Names that are read of a path, from its end. A path of any length costs the same.
const MOST_NAMES: usize = 12;

/// Names that lead from a window to a window.
const WINDOWS: &[&str] = &["window", "self", "globalThis", "top", "parent", "opener", "frames"];

/// What a path begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root<'a> {
    /// A name that the script declares.
    Local(SymbolId, &'a str),
    /// A name that it does not declare.
    Global(&'a str),
    /// `this`
    This,
    /// What a function of this name returns.
    Call(&'a str),
    /// Anything else.
    Other,
}

/// A member of a member of … something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path<'a> {
    pub(super) root: Root<'a>,
    /// The names after the root, none for one that is known only when the script runs.
    pub(super) members: Vec<Option<&'a str>>,
}

impl<'a> Path<'a> {
    pub(super) fn of(expression: &Expression<'a>, scoping: &Scoping) -> Self {
        let mut members = Vec::new();
        let mut at = expression;
        let root = loop {
            at = at.without_parentheses();
            let member = match at {
                Expression::Identifier(name) => break root_of(name, scoping),
                Expression::ThisExpression(_) => break Root::This,
                Expression::CallExpression(call) => break callee(&call.callee),
                Expression::NewExpression(new) => break callee(&new.callee),
                Expression::ChainExpression(chain) => match &chain.expression {
                    ChainElement::CallExpression(call) => break callee(&call.callee),
                    element => element.as_member_expression(),
                },
                _ => at.as_member_expression(),
            };
            match member {
                Some(member) if members.len() < MOST_NAMES => {
                    members.push(name_of(member));
                    at = member.object();
                }
                _ => break Root::Other,
            }
        };
        members.reverse();
        Self { root, members }
    }

    /// The path of what is assigned to; none for patterns.
    pub(super) fn of_target(target: &AssignmentTarget<'a>, scoping: &Scoping) -> Option<Self> {
        if let AssignmentTarget::AssignmentTargetIdentifier(name) = target {
            return Some(Self {
                root: root_of(name, scoping),
                members: Vec::new(),
            });
        }
        let member = target.as_member_expression()?;
        let mut path = Self::of(member.object(), scoping);
        path.members.push(name_of(member));
        Some(path)
    }

    /// The last name.
    pub(super) fn last(&self) -> Option<&'a str> {
        match self.members.last() {
            Some(name) => *name,
            None => match self.root {
                Root::Local(_, name) | Root::Global(name) => Some(name),
                _ => None,
            },
        }
    }

    /// The names of something that is the same for all scripts, without the windows that lead to it.
    pub(super) fn global(&self) -> Option<Vec<&'a str>> {
        let Root::Global(root) = self.root else { return None };
        let names: Option<Vec<_>> = std::iter::once(Some(root))
            .chain(self.members.iter().copied())
            .collect();
        let names = names?;
        let windows = names
            .iter()
            .take(names.len() - 1)
            .take_while(|name| WINDOWS.contains(name))
            .count();
        Some(names.get(windows..).unwrap_or_default().to_vec())
    }

    /// Whether it is the global object or function with these names.
    pub(super) fn is_global(&self, names: &[&str]) -> bool {
        self.global().is_some_and(|own| own == names)
    }
}

fn root_of<'a>(name: &IdentifierReference<'a>, scoping: &Scoping) -> Root<'a> {
    match symbol(name, scoping) {
        Some(symbol) => Root::Local(symbol, name.name.as_str()),
        None => Root::Global(name.name.as_str()),
    }
}

/// What the script declares under a name where it is used.
pub(super) fn symbol(name: &IdentifierReference<'_>, scoping: &Scoping) -> Option<SymbolId> {
    scoping.get_reference(name.reference_id.get()?).symbol_id()
}

fn callee<'a>(callee: &Expression<'a>) -> Root<'a> {
    match callee.without_parentheses() {
        Expression::Identifier(name) => Root::Call(name.name.as_str()),
        callee => callee
            .as_member_expression()
            .and_then(name_of)
            .map_or(Root::Other, Root::Call),
    }
}

/// The name of a member, also where it is written as a text.
pub(super) fn name_of<'a>(member: &MemberExpression<'a>) -> Option<&'a str> {
    match member {
        MemberExpression::StaticMemberExpression(member) => Some(member.property.name.as_str()),
        MemberExpression::ComputedMemberExpression(member) => match member.expression.without_parentheses() {
            Expression::StringLiteral(literal) => Some(literal.value.as_str()),
            _ => None,
        },
        MemberExpression::PrivateFieldExpression(_) => None,
    }
}
