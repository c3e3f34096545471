package io.windlass.gotemplate.internal;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.Template;
import io.windlass.gotemplate.Templates;
import io.windlass.gotemplate.internal.bytes.Bytes;
import io.windlass.gotemplate.internal.run.Execution;
import io.windlass.gotemplate.internal.run.FunctionTable;
import io.windlass.gotemplate.internal.syntax.ParsedText;
import io.windlass.gotemplate.internal.value.Import;
import org.osgi.service.component.annotations.Component;

/** The service. */
@Component
public final class GoTemplates implements Templates {

    @Override
    public Template parse(String name, String text, Functions functions) {
        FunctionTable table = FunctionTable.of(functions);
        ParsedText parsed = ParsedText.of(Bytes.of(name), Bytes.of(text), table.names());
        return (data, out, limit) -> Execution.run(parsed, table, Import.of(data), out, limit);
    }
}
