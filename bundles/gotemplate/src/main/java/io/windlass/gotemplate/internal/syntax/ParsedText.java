package io.windlass.gotemplate.internal.syntax;

import java.util.Map;
import java.util.Set;

/**
 * A parsed text.
 *
 * @param name what error messages call it
 * @param text what was parsed
 * @param templates the templates that it defines, itself under its own name
 */
public record ParsedText(String name, String text, Map<String, Block> templates) {

    /**
     * Parses a text.
     *
     * @throws io.windlass.gotemplate.TemplateException if it is no template
     */
    public static ParsedText of(String name, String text, Set<String> functions) {
        Definitions definitions = new Definitions(functions);
        Tokens tokens = new Tokens(name, Lexer.tokens(text).iterator());
        new BlockParser(tokens, definitions).parseText(name);
        return new ParsedText(name, text, definitions.templates());
    }

    /** Name, line and column of a place. */
    public String location(Node node) {
        String before = text.substring(0, node.at());
        int line = 1 + (int) before.chars().filter(one -> one == '\n').count();
        return name + ":" + line + ":" + (node.at() - 1 - before.lastIndexOf('\n'));
    }
}
