use super::*;

fn nested(open: &str, middle: &str, close: &str, n: usize) -> String {
    format!("{}{middle}{}", open.repeat(n), close.repeat(n))
}

#[test]
fn what_a_parser_recurses_into_is_bounded() {
    let n = 100_000;
    for (open, middle, close) in [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("{", "", "}"),
        ("f(", "1", ")"),
        ("x={a:", "1", "}"),
        ("a+", "1", ""),
        ("a-", "1", ""),
        ("a.", "b", ""),
        ("a?.", "b", ""),
        ("a=", "1", ""),
        ("a=>", "1", ""),
        ("a?b:", "1", ""),
        ("!", "1", ""),
        ("typeof ", "1", ""),
        ("await\n", "1", ""),
        ("new ", "a", ""),
        ("`${", "1", "}`"),
        ("if(a)\n", "b", ""),
        ("if(a)b;else ", "c", ""),
        ("if(a){b}else ", "c", ""),
        ("if(a)do b;while(c);else ", "d", ""),
        ("do ", "a", " while(b)"),
        ("a:\n", "b", ""),
        ("with(a)", "b", ""),
        ("for(;;)", "b", ""),
        ("function f(){", "", "}"),
        ("class A{a(){", "", "}}"),
        ("try{", "", "}finally{}"),
        ("switch(a){case 1:", "", "}"),
        ("if(a)b,c;else ", "d", ""),
        ("l:a,b;l:{", "c", "}"),
        ("x=/a/,y=b/[", "1", "]"),
        ("\u{2028}(", "1", ")"),
        ("//\u{2028}(", "1", ")"),
        ("/*\n*/-->\n(", "1", ")"),
        ("a/`/;(", "1", ")"),
    ] {
        assert_ne!(nesting(&nested(open, middle, close, n)), Nesting::Bounded, "{open}");
    }
}

#[test]
fn what_only_looks_deep_is_not() {
    let n = 100_000;
    for text in [
        "a(b);\n".repeat(n),
        "a(b)\n".repeat(n),
        "a(b),".repeat(n),
        "function f(){if(a){b()}else{c()}}".repeat(n),
        "if(a)b;else c;".repeat(n),
        "var a=function(){return 1};\n".repeat(n),
        "class A{a(){}b(){}}\n".repeat(n),
        "x = a ? b : c\n".repeat(n),
        "l: for(;;) break l;\n".repeat(n),
        "a=`${b}`;".repeat(n),
        "a=b/c;d=(e)/2;".repeat(n),
        "a=/[/(]/.test(b);".repeat(n),
        "if(a)/((((/.test(b);".repeat(n),
        "a='((((';b=\"[[[[\";c=`{{{{`;//((((\n/*((((*/".repeat(n),
        "switch(a){case 1:b;break;case 2:c;break;default:d}".repeat(n),
        format!("[{}]", "1,".repeat(n)),
        format!("a={{{}}}", "b:1,'c':function(){},".repeat(n)),
        "i++/2;".repeat(n),
        "if(a){}\n/b/.test(c);".repeat(n / 10),
    ] {
        let start: String = text.chars().take(40).collect();
        assert_eq!(nesting(&text), Nesting::Bounded, "{start}");
    }
}

#[test]
fn a_slash_with_two_meanings_is_read_both_ways() {
    let deep = "(".repeat(30_000);
    // As a division the quote would open a text.
    assert_eq!(nesting(&format!("{{}}/'/;{deep}")), Nesting::TooDeep);
    // As a regular expression the brackets would be in it.
    assert_eq!(nesting(&format!("a={{}}/{deep}/1")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("break\n/`/;{deep}")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("var a\n/`/;{deep}")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("<!-- `\n{deep}")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("a<!--`;{deep}`")), Nesting::Bounded);
    assert_ne!(nesting(&"a /*".repeat(30_000)), Nesting::TooDeep);
    assert_ne!(nesting(&"get /a /*".repeat(30_000)), Nesting::Bounded);
}

#[test]
fn escapes_are_read_as_the_parser_reads_them() {
    let deep = "(".repeat(30_000);
    assert_eq!(nesting(&format!("/a/\\//'a'+{deep}")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("\\`;{deep}`")), Nesting::TooDeep);
    assert_eq!(nesting(&format!("`${{a\\u{{}}`;{deep}")), Nesting::TooDeep);
    assert_eq!(nesting(&"\\u0069f(a)\n".repeat(30_000)), Nesting::TooCostly);
    assert_eq!(nesting(&"\\ud800\\u{".repeat(30_000)), Nesting::TooCostly);
    assert_eq!(
        nesting("var \\u03c0 = 1, \\u{3c0}b = alert(\\\"a\\\")"),
        Nesting::Bounded
    );
}

#[test]
fn what_the_parser_would_take_long_for_is_not_read() {
    let n = 20_000;
    for text in [
        format!("function f({}){{}}", "a,".repeat(n)),
        format!("class A{{{}}}", "m(){this.#a}".repeat(n)),
        format!("{}1{}", "(a,b=(".repeat(200), "))".repeat(200))
            .repeat(2_000)
            .replace(")(", ");("),
        format!("{}1{}", "(a=({b:c})=>".repeat(50), ")".repeat(50))
            .repeat(2_000)
            .replace(")(", ");("),
    ] {
        let start: String = text.chars().take(40).collect();
        assert_eq!(nesting(&text), Nesting::TooCostly, "{start}");
    }
    for text in [
        format!("f({});", "a,".repeat(n)),
        format!("class A{{{}}}", "m(){this.a}".repeat(n)),
        "class A{#a;m(){this.#a}}\n".repeat(n),
        "(a=b,(c=d,(e=f)));".repeat(n),
        "{let a}{let b}".repeat(n),
    ] {
        let start: String = text.chars().take(40).collect();
        assert_eq!(nesting(&text), Nesting::Bounded, "{start}");
    }
}

#[test]
fn a_sum_of_five_thousand_texts_is_read() {
    assert_eq!(nesting(&"'a'+\n".repeat(9_000)), Nesting::Bounded);
}

proptest::proptest! {
    #[test]
    fn any_text_is_measured(text in "[\\PC\n]{0,200}") {
        let _ = nesting(&text);
    }

    #[test]
    fn any_code_is_measured(text in "(if\\(a\\)|else|\\{|\\}|\\(|\\)|\\[|\\]|/|`|\\$\\{|'|\"|\n|a|;|,|:|=>|<!--|-->|\\\\|/\\*|\\*/|//|é| ){0,60}") {
        let _ = nesting(&text);
    }
}
