package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.bytes.Unquoting;
import io.windlass.gotemplate.internal.bytes.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what stands within an action. */
final class PipelineParser {
    private final Tokens tokens;
    private final Definitions definitions;

    /** The variables that are visible here. */
    private final List<String> variables = new ArrayList<>(List.of("$"));

    PipelineParser(Tokens tokens, Definitions definitions) {
        this.tokens = tokens;
        this.definitions = definitions;
    }

    /** How many variables there are, for {@link #forgetVariables}. */
    int variableCount() {
        return variables.size();
    }

    void forgetVariables(int count) {
        variables.subList(count, variables.size()).clear();
    }

    Pipeline pipeline(String context, TokenType end) {
        int at = tokens.peekNonSpace().at();
        List<String> declared = new ArrayList<>();
        boolean assigns = declarations(context, declared);
        List<Command> commands = new ArrayList<>();
        for (Token token = tokens.nextNonSpace(); !token.is(end); token = tokens.nextNonSpace()) {
            if (!beginsCommand(token)) {
                throw tokens.unexpected(token, context);
            }
            tokens.back();
            commands.add(command());
        }
        check(commands, context);
        return new Pipeline(at, List.copyOf(declared), assigns, List.copyOf(commands));
    }

    /** Reads {@code $x :=}, {@code $x =} or {@code $i, $x :=}; true for the second. */
    private boolean declarations(String context, List<String> declared) {
        while (tokens.peekNonSpace().is(TokenType.VARIABLE)) {
            Token variable = tokens.nextNonSpace();
            Token after = tokens.peek();
            Token next = tokens.peekNonSpace();
            boolean comma = next.is(TokenType.CHARACTER) && next.text().equals(",");
            if (!comma && !next.is(TokenType.ASSIGN) && !next.is(TokenType.DECLARE)) {
                if (after.is(TokenType.SPACE)) {
                    tokens.back(variable, after);
                } else {
                    tokens.back(variable);
                }
                return false;
            }
            tokens.nextNonSpace();
            declared.add(variable.text());
            variables.add(variable.text());
            if (!comma) {
                return next.is(TokenType.ASSIGN);
            }
            checkSecond(context, declared.size());
        }
        return false;
    }

    /** A comma is for range only, and what follows it is a variable, or nothing. */
    private void checkSecond(String context, int count) {
        if (!context.equals("range") || count > 1) {
            throw tokens.failure("too many declarations in " + context);
        }
        switch (tokens.peekNonSpace().type()) {
            case VARIABLE, RIGHT_DELIMITER, RIGHT_PARENTHESIS -> {}
            default -> throw tokens.failure("range can only initialize variables");
        }
    }

    private static boolean beginsCommand(Token token) {
        return switch (token.type()) {
            case BOOL,
                    CHARACTER_CONSTANT,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PARENTHESIS -> true;
            default -> false;
        };
    }

    /** Only the first command can be something that takes no argument. */
    private void check(List<Command> commands, String context) {
        if (commands.isEmpty()) {
            throw tokens.failure("missing value for " + context);
        }
        for (int stage = 1; stage < commands.size(); stage++) {
            if (commands.get(stage).first() instanceof Operand.Literal) {
                throw tokens.failure("non executable command in pipeline stage " + (stage + 1));
            }
        }
    }

    private Command command() {
        int at = tokens.peekNonSpace().at();
        List<Operand> operands = new ArrayList<>();
        while (true) {
            Operand operand = operand();
            if (operand != null) {
                operands.add(operand);
            }
            Token token = tokens.next();
            if (token.is(TokenType.SPACE)) {
                continue;
            }
            if (token.is(TokenType.RIGHT_DELIMITER) || token.is(TokenType.RIGHT_PARENTHESIS)) {
                tokens.back();
            } else if (!token.is(TokenType.PIPE)) {
                throw tokens.unexpected(token, "operand");
            }
            break;
        }
        if (operands.isEmpty()) {
            throw tokens.failure("empty command");
        }
        return new Command(at, List.copyOf(operands));
    }

    /** A term and its fields, or null if the next token begins none. */
    private @Nullable Operand operand() {
        Operand term = term();
        if (term == null || !tokens.peek().is(TokenType.FIELD)) {
            return term;
        }
        int at = tokens.peek().at();
        List<String> fields = new ArrayList<>(term instanceof Operand.Path path ? path.fields() : List.of());
        while (tokens.peek().is(TokenType.FIELD)) {
            fields.add(tokens.next().text().substring(1));
        }
        return switch (term) {
            case Operand.Field field -> new Operand.Field(at, List.copyOf(fields));
            case Operand.Variable variable -> new Operand.Variable(at, variable.name(), List.copyOf(fields));
            case Operand.Literal literal ->
                throw tokens.failure("unexpected . after term " + Quotes.quote(literal.toString()));
            default -> new Operand.Chain(at, term, List.copyOf(fields));
        };
    }

    private @Nullable Operand term() {
        Token token = tokens.nextNonSpace();
        return switch (token.type()) {
            case IDENTIFIER -> function(token);
            case DOT -> new Operand.Dot(token.at());
            case NIL -> new Operand.Nil(token.at());
            case VARIABLE -> variable(token);
            case FIELD -> new Operand.Field(token.at(), List.of(token.text().substring(1)));
            case BOOL -> new Operand.Bool(token.at(), token.text().equals("true"));
            case CHARACTER_CONSTANT, COMPLEX, NUMBER -> number(token);
            case LEFT_PARENTHESIS -> parenthesis();
            case STRING, RAW_STRING -> new Operand.Text(token.at(), token.text(), unquote(token));
            default -> {
                tokens.back();
                yield null;
            }
        };
    }

    private Operand function(Token token) {
        if (!definitions.hasFunction(token.text())) {
            throw tokens.failure("function \"" + token.text() + "\" not defined");
        }
        return new Operand.Function(token.at(), token.text());
    }

    private Operand variable(Token token) {
        if (!variables.contains(token.text())) {
            throw tokens.failure("undefined variable \"" + token.text() + "\"");
        }
        return new Operand.Variable(token.at(), token.text(), List.of());
    }

    private Operand number(Token token) {
        try {
            return new Operand.Numeral(token.at(), token.text(), Numbers.value(token));
        } catch (IllegalArgumentException e) {
            throw tokens.failure(String.valueOf(e.getMessage()));
        }
    }

    private Pipeline parenthesis() {
        if (definitions.enter() > Work.DEEPEST) {
            throw tokens.failure(Work.TOO_DEEP);
        }
        Pipeline pipeline = pipeline("parenthesized pipeline", TokenType.RIGHT_PARENTHESIS);
        definitions.leave();
        return pipeline;
    }

    String unquote(Token token) {
        return Unquoting.string(token.text()).orElseThrow(() -> tokens.failure("invalid syntax"));
    }
}
