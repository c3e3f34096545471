package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses one template: a text, or a definition within it. */
final class BlockParser {
    private final Tokens tokens;
    private final Definitions definitions;
    private final PipelineParser pipelines;

    /** How many ranges are around; break and continue need one. */
    private int ranges;

    BlockParser(Tokens tokens, Definitions definitions) {
        this.tokens = tokens;
        this.definitions = definitions;
        this.pipelines = new PipelineParser(tokens, definitions);
    }

    /** A block and what ended it. */
    private record Ended(Block block, Terminator terminator) {}

    void parseText(String name) {
        int at = tokens.peek().at();
        List<Statement> statements = new ArrayList<>();
        while (!tokens.peek().is(TokenType.END_OF_TEXT)) {
            if (tokens.peek().is(TokenType.LEFT_DELIMITER)) {
                Token left = tokens.next();
                if (tokens.nextNonSpace().is(TokenType.DEFINE)) {
                    new BlockParser(tokens.nested(), definitions).parseDefinition();
                    continue;
                }
                tokens.back(left);
            }
            switch (textOrAction()) {
                case Statement statement -> statements.add(statement);
                case Terminator end -> throw tokens.failure("unexpected " + end);
            }
        }
        define(name, new Block(at, List.copyOf(statements)));
    }

    private void parseDefinition() {
        String context = "define clause";
        String name = name(tokens.nextNonSpace(), context);
        tokens.expect(TokenType.RIGHT_DELIMITER, context);
        Ended ended = block();
        requireEnd(ended, context);
        define(name, ended.block());
    }

    private void requireEnd(Ended ended, String context) {
        if (ended.terminator().isElse()) {
            throw tokens.failure("unexpected " + ended.terminator() + " in " + context);
        }
    }

    private void define(String name, Block body) {
        if (!definitions.add(name, body)) {
            throw tokens.failure("template: multiple definition of template " + Quotes.quote(name));
        }
    }

    private Ended block() {
        if (definitions.enter() > Work.DEEPEST) {
            throw tokens.failure(Work.TOO_DEEP);
        }
        int at = tokens.peekNonSpace().at();
        List<Statement> statements = new ArrayList<>();
        while (!tokens.peekNonSpace().is(TokenType.END_OF_TEXT)) {
            switch (textOrAction()) {
                case Statement statement -> statements.add(statement);
                case Terminator end -> {
                    definitions.leave();
                    return new Ended(new Block(at, List.copyOf(statements)), end);
                }
            }
        }
        throw tokens.failure("unexpected EOF");
    }

    private Item textOrAction() {
        Token token = tokens.nextNonSpace();
        if (token.is(TokenType.TEXT)) {
            return new Statement.Text(token.at(), token.text());
        }
        if (!token.is(TokenType.LEFT_DELIMITER)) {
            throw tokens.unexpected(token, "input");
        }
        tokens.beginAction(token.line());
        Item item = action();
        tokens.endAction();
        return item;
    }

    private Item action() {
        Token token = tokens.nextNonSpace();
        return switch (token.type()) {
            case BLOCK -> blockDefinition();
            case BREAK -> jump("{{break}}", new Statement.Break(token.at()));
            case CONTINUE -> jump("{{continue}}", new Statement.Continue(token.at()));
            case ELSE -> elseControl();
            case END ->
                new Terminator(tokens.expect(TokenType.RIGHT_DELIMITER, "end").at(), false);
            case IF -> branch(Statement.Branch.Kind.IF);
            case RANGE -> branch(Statement.Branch.Kind.RANGE);
            case TEMPLATE -> call();
            case WITH -> branch(Statement.Branch.Kind.WITH);
            default -> {
                tokens.back();
                yield new Statement.Action(tokens.peek().at(), pipeline("command"));
            }
        };
    }

    private Pipeline pipeline(String context) {
        return pipelines.pipeline(context, TokenType.RIGHT_DELIMITER);
    }

    private Statement jump(String action, Statement statement) {
        Token token = tokens.nextNonSpace();
        if (!token.is(TokenType.RIGHT_DELIMITER)) {
            throw tokens.unexpected(token, action);
        }
        if (ranges == 0) {
            throw tokens.failure(action + " outside {{range}}");
        }
        return statement;
    }

    private Terminator elseControl() {
        Token next = tokens.peekNonSpace();
        if (!next.is(TokenType.IF)) {
            next = tokens.expect(TokenType.RIGHT_DELIMITER, "else");
        }
        return new Terminator(next.at(), true);
    }

    private Statement branch(Statement.Branch.Kind kind) {
        int variables = pipelines.variableCount();
        Pipeline pipeline = pipeline(kind.keyword());
        int loops = kind == Statement.Branch.Kind.RANGE ? 1 : 0;
        ranges += loops;
        Ended body = block();
        ranges -= loops;
        Block otherwise = body.terminator().isElse() ? otherwise(kind, body.terminator()) : null;
        pipelines.forgetVariables(variables);
        return new Statement.Branch(kind, pipeline.at(), pipeline, body.block(), otherwise);
    }

    private Block otherwise(Statement.Branch.Kind kind, Terminator start) {
        if (kind == Statement.Branch.Kind.IF && tokens.peek().is(TokenType.IF)) {
            tokens.next();
            // The end of the inner one ends the outer one, too.
            return new Block(start.at(), List.of(elseIf()));
        }
        Ended ended = block();
        if (ended.terminator().isElse()) {
            throw tokens.failure("expected end; found " + ended.terminator());
        }
        return ended.block();
    }

    private Statement elseIf() {
        if (definitions.enter() > Work.DEEPEST) {
            throw tokens.failure(Work.TOO_DEEP);
        }
        Statement nested = branch(Statement.Branch.Kind.IF);
        definitions.leave();
        return nested;
    }

    /** Defines a template and calls it. */
    private Statement blockDefinition() {
        String context = "block clause";
        Token token = tokens.nextNonSpace();
        String name = name(token, context);
        Pipeline pipeline = pipeline(context);
        BlockParser body = new BlockParser(tokens.nested(), definitions);
        Ended ended = body.block();
        requireEnd(ended, context);
        body.define(name, ended.block());
        return new Statement.Call(token.at(), name, pipeline);
    }

    private Statement call() {
        String context = "template clause";
        Token token = tokens.nextNonSpace();
        String name = name(token, context);
        @Nullable Pipeline pipeline = null;
        if (!tokens.nextNonSpace().is(TokenType.RIGHT_DELIMITER)) {
            tokens.back();
            pipeline = pipeline(context);
        }
        return new Statement.Call(token.at(), name, pipeline);
    }

    private String name(Token token, String context) {
        if (!token.is(TokenType.STRING) && !token.is(TokenType.RAW_STRING)) {
            throw tokens.unexpected(token, context);
        }
        return pipelines.unquote(token);
    }
}
