package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.syntax.Command;
import io.windlass.gotemplate.internal.syntax.Node;
import io.windlass.gotemplate.internal.syntax.Operand;
import io.windlass.gotemplate.internal.syntax.Pipeline;
import io.windlass.gotemplate.internal.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates the pipelines of one template. In here {@code last} is the result of the command before, if there is one. */
final class Evaluator {
    private final Execution execution;
    private final Frame frame;
    private final FieldAccess fields;

    Evaluator(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
        this.fields = new FieldAccess(frame);
    }

    /** The pipeline's result. Sets the variables that it names. */
    Value pipeline(Value dot, Pipeline pipeline) {
        frame.at(pipeline);
        execution.work().enter();
        Value value = null;
        for (Command command : pipeline.commands()) {
            value = command(dot, command, value).unwrapped();
        }
        if (value == null) {
            throw new IllegalStateException("a pipeline has a command");
        }
        for (String variable : pipeline.variables()) {
            if (pipeline.assigns()) {
                frame.set(variable, value);
            } else {
                frame.push(variable, value);
            }
        }
        execution.work().leave();
        return value;
    }

    private Value command(Value dot, Command command, @Nullable Value last) {
        execution.work().spend(1);
        int given = command.operands().size() - 1 + (last == null ? 0 : 1);
        return switch (command.first()) {
            case Operand.Field field -> field(dot, field, given);
            case Operand.Chain chain -> chain(dot, chain, given);
            case Operand.Variable variable -> variable(variable, given);
            case Operand.Function function ->
                function(
                        dot,
                        function,
                        command,
                        command.operands().subList(1, command.operands().size()),
                        last);
            case Pipeline pipeline -> {
                requireNone(given, pipeline);
                yield pipeline(dot, pipeline);
            }
            case Operand.Literal literal -> {
                frame.at(literal);
                requireNone(given, literal);
                yield literal(dot, literal);
            }
        };
    }

    private void requireNone(int given, Operand operand) {
        if (given > 0) {
            throw frame.failure("can't give argument to non-function " + operand);
        }
    }

    private Value literal(Value dot, Operand.Literal literal) {
        frame.at(literal);
        return switch (literal) {
            case Operand.Bool bool -> new Value.Bool(bool.value());
            case Operand.Dot here -> dot;
            case Operand.Nil nil -> throw frame.failure("nil is not a command");
            case Operand.Text text -> new Value.Text(text.bytes());
            case Operand.Numeral number -> {
                Value value = number.value();
                if (value == null) {
                    throw frame.failure(number.text() + " overflows int");
                }
                yield value;
            }
        };
    }

    private Value field(Value dot, Operand.Field field, int given) {
        frame.at(field);
        return fields.chain(dot, field.fields(), given);
    }

    private Value variable(Operand.Variable variable, int given) {
        frame.at(variable);
        Value value = frame.get(variable.name());
        if (variable.fields().isEmpty()) {
            requireNone(given, variable);
            return value;
        }
        return fields.chain(value, variable.fields(), given);
    }

    private Value chain(Value dot, Operand.Chain chain, int given) {
        frame.at(chain);
        return fields.chain(operand(dot, chain.operand()), chain.fields(), given);
    }

    private Value function(
            Value dot, Operand.Function named, Node context, List<Operand> operands, @Nullable Value last) {
        frame.at(named);
        int given = operands.size() + (last == null ? 0 : 1);
        return switch (execution.functions().get(named.name())) {
            case Function.Ordinary function -> {
                checkCount(named, function, operands.size(), given);
                List<Value> arguments = new ArrayList<>();
                for (Operand operand : operands) {
                    arguments.add(argument(dot, operand, function.parameter(arguments.size())));
                }
                if (last != null) {
                    arguments.add(valid(last, function.parameter(arguments.size())));
                }
                yield call(named, context, function, arguments);
            }
            case Function.ShortCircuit function -> {
                if (given == 0) {
                    throw frame.failure("wrong number of args for " + named + ": want at least 1 got 0");
                }
                yield shortCircuit(dot, function, operands, last);
            }
        };
    }

    private void checkCount(Operand.Function named, Function.Ordinary function, int operands, int given) {
        int wanted = function.fixed().size();
        String start = "wrong number of args for " + named + ": want ";
        if (function.rest() == null && given != wanted) {
            throw frame.failure(start + wanted + " got " + given);
        }
        if (given < wanted) {
            throw frame.failure(start + "at least " + wanted + " got " + operands);
        }
    }

    private Value call(Operand.Function named, Node context, Function.Ordinary function, List<Value> arguments) {
        try {
            return function.body().call(arguments, execution.work());
        } catch (CallException e) {
            frame.at(context);
            throw frame.failure("error calling " + named + ": " + e.reason());
        }
    }

    private Value shortCircuit(
            Value dot, Function.ShortCircuit function, List<Operand> operands, @Nullable Value last) {
        Value value = Value.None.NONE;
        for (Operand operand : operands) {
            value = argument(dot, operand, Parameter.REFLECTED);
            if (value.unwrapped().isTrue() == function.deciding()) {
                return value;
            }
        }
        return last == null ? value : last;
    }

    private Value argument(Value dot, Operand operand, Parameter parameter) {
        execution.work().spend(1);
        frame.at(operand);
        return switch (operand) {
            case Operand.Nil nil -> {
                if (parameter == Parameter.STRING) {
                    throw frame.failure("cannot assign nil to " + parameter.type());
                }
                yield Value.None.NONE;
            }
            case Operand.Dot here -> valid(dot, parameter);
            case Operand.Literal literal -> {
                if (parameter == Parameter.STRING && !(literal instanceof Operand.Text)) {
                    throw frame.failure("expected string; found " + literal);
                }
                yield literal(dot, literal);
            }
            default -> valid(operand(dot, operand), parameter);
        };
    }

    /** The value of an operand that is no literal. */
    private Value operand(Value dot, Operand operand) {
        frame.at(operand);
        return switch (operand) {
            case Operand.Field field -> field(dot, field, 0);
            case Operand.Variable variable -> variable(variable, 0);
            case Operand.Chain chain -> chain(dot, chain, 0);
            case Operand.Function function -> function(dot, function, function, List.of(), null);
            case Pipeline pipeline -> pipeline(dot, pipeline);
            case Operand.Literal literal -> literal(dot, literal);
        };
    }

    private Value valid(Value value, Parameter parameter) {
        if (value == Value.None.NONE && parameter == Parameter.STRING) {
            throw frame.failure("invalid value; expected " + parameter.type());
        }
        return parameter.accept(value).orElseThrow(() -> {
            String type = (value.isNil() ? value : value.unwrapped()).type();
            return frame.failure("wrong type for value; expected " + parameter.type() + "; got " + type);
        });
    }
}
