package io.windlass.driver.nspawn.internal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.windlass.api.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The root file systems that hosts begin with, each made once and then never changed. One daemon makes it while all
 * others that want the same wait.
 */
final class RootFileSystems {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String UNFINISHED = ".making";
    private static final List<String> MASKED = List.of("apt-daily.timer", "apt-daily-upgrade.timer");

    private final Commands commands;

    RootFileSystems(Commands commands) {
        this.commands = commands;
    }

    /** Returns the folder for what the user asked for, and makes it first if nobody has. */
    Path provide(NspawnSpec spec, Path store, Progress progress) {
        Path cache = store.resolve("cache").resolve("nspawn");
        if (spec.rootfs().isEmpty()) {
            Recipe recipe = Recipe.of(spec);
            return once(cache, recipe.key(), target -> {
                progress.line("Making a root file system of " + recipe.suite() + ", once for all hosts...");
                build(recipe, target, progress);
            });
        }
        Path given = Path.of(spec.rootfs());
        if (Files.isDirectory(given)) {
            return given;
        }
        return once(cache, tarKey(given), target -> {
            progress.line("Unpacking " + given + ", once for all hosts...");
            unpack(given, target);
        });
    }

    private Path once(Path cache, String key, Consumer<Path> make) {
        Path ready = cache.resolve(key);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        return FileLocks.locked(cache.resolve(key + ".lock"), () -> {
            if (!Files.isDirectory(ready)) {
                Path unfinished = cache.resolve(key + UNFINISHED);
                discard(unfinished);
                make.accept(unfinished);
                publish(unfinished, ready);
            }
            return ready;
        });
    }

    private void build(Recipe recipe, Path target, Progress progress) {
        List<String> command = new ArrayList<>();
        if (Commands.find("mmdebstrap").isPresent()) {
            command.addAll(List.of("mmdebstrap", "--variant=minbase", "--format=directory"));
            command.addAll(List.of("--include=" + Recipe.PACKAGES, recipe.suite(), target.toString()));
            command.addAll(recipe.lines());
        } else {
            command.addAll(List.of("debootstrap", "--variant=minbase", "--include=" + Recipe.PACKAGES));
            command.addAll(List.of(
                    recipe.suite(),
                    target.toString(),
                    recipe.sources().getFirst().uri()));
        }
        commands.require(command, LONGEST, line -> {
            if (line.startsWith("I: ")) {
                progress.line(line.substring(3));
            }
        });
        finish(recipe, target);
    }

    private static void finish(Recipe recipe, Path target) {
        try {
            Seed.replace(target.resolve("etc/apt/sources.list"), String.join("\n", recipe.lines()) + "\n", "rw-r--r--");
            for (String unit : MASKED) {
                Path mask = target.resolve("etc/systemd/system").resolve(unit);
                Files.deleteIfExists(mask);
                Files.createSymbolicLink(mask, Path.of("/dev/null"));
            }
        } catch (IOException e) {
            throw Failures.io("The root file system " + target + " cannot be finished", e);
        }
    }

    private void unpack(Path tar, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw Failures.io("The folder " + target + " cannot be made", e);
        }
        List<String> command = List.of(
                "tar",
                "--extract",
                "--file=" + tar,
                "--directory=" + target,
                "--numeric-owner",
                "--same-permissions",
                "--xattrs",
                "--xattrs-include=*");
        commands.require(command, LONGEST, line -> {});
    }

    /** Another file under the same name is another root file system. */
    private static String tarKey(Path tar) {
        try {
            String version = tar.toRealPath() + "\n" + Files.size(tar) + "\n" + Files.getLastModifiedTime(tar);
            return "tar-" + UUID.nameUUIDFromBytes(version.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failures.io("The root file system " + tar + " cannot be read", e);
        }
    }

    private static void publish(Path unfinished, Path ready) {
        try {
            Files.move(unfinished, ready, ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failures.io("The root file system " + ready + " cannot be put in place", e);
        }
    }

    /** Clears away what a daemon that died had begun; its program may still be at work. */
    private void discard(Path unfinished) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                            .anyMatch(unfinished.toString()::equals))
                    .forEach(Commands::end);
        }
        new Mounts(commands).release(unfinished);
        Trees.delete(unfinished);
    }
}
