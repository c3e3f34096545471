package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.Template;
import io.windlass.gotemplate.TemplateException;
import io.windlass.gotemplate.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates that a caller gives, with their errors as docker-machine words them. */
record Formats(Templates templates) {

    /** As much work as a listing of ten thousand machines takes, many times over; and an end for what has none. */
    private static final long MOST_WORK = 50_000_000;

    Template parse(String text, Functions functions, String prefix) {
        try {
            return templates.parse("", text, functions);
        } catch (TemplateException e) {
            throw invalid(prefix, e);
        }
    }

    /** Returns the lines that the template makes of something. */
    List<String> apply(Template template, @Nullable Object data) {
        StringBuilder text = new StringBuilder();
        try {
            template.execute(data, text, MOST_WORK);
        } catch (TemplateException e) {
            throw invalid("", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(text.toString().split("\n", -1));
    }

    private static MachineException invalid(String prefix, TemplateException failure) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, prefix + failure.getMessage(), "", failure);
    }
}
