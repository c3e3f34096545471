package io.windlass.gotemplate.internal.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** An operand, or a function with its arguments. */
public record Command(int at, List<Operand> operands) implements Node {
    public Operand first() {
        return operands.getFirst();
    }

    @Override
    public String toString() {
        return operands.stream()
                .map(operand -> operand instanceof Pipeline ? "(" + operand + ")" : operand.toString())
                .collect(Collectors.joining(" "));
    }
}
