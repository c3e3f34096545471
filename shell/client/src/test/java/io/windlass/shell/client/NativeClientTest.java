package io.windlass.shell.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeClientTest {

    @Test
    void isBuiltExactlyWhereThereIsACompiler() throws Exception {
        String compiler = System.getenv().getOrDefault("CC", "cc");
        boolean present = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(compiler)));
        assertThat(ClientProgram.compiled() != null).isEqualTo(present);
        assertThat(ClientProgram.available()).contains(ClientProgram.JAVA).hasSize(present ? 2 : 1);
    }
}
