package io.windlass.gotemplate.internal;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.TemplateException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a template says, it ends, and with nothing but our exception. */
class RandomTemplatesTest {
    private static final long SEED = 20261121;
    private static final int COUNT = 6_000;
    private static final long LIMIT = 20_000;
    private static final List<String> DATA = List.of(
            "", "\"x\"", "[1,[2,\"a\"],{\"A\":null}]", "{\"A\":{\"B\":1},\"B\":[1,2],\"C\":\"c\",\"D\":null}", "@item");

    @Test
    void theyEndWell() {
        RandomTemplates templates = new RandomTemplates(SEED);
        for (int count = 0; count < COUNT; count++) {
            String template = templates.any();
            Object data = Samples.of(DATA.get(count % DATA.size()));
            assertThatCode(() -> run(template, data)).as(template).doesNotThrowAnyException();
        }
    }

    private static void run(String template, @Nullable Object data) throws IOException {
        try {
            new GoTemplates().parse("", template, Functions.JSON).execute(data, new StringBuilder(), LIMIT);
        } catch (TemplateException e) {
            // What most of them deserve.
        }
    }
}
