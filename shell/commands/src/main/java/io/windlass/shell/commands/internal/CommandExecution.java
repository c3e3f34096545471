package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One command line, from its words to its exit status. */
final class CommandExecution {

    private static final int PRECONDITION_FAILED = 3;

    private final Fleet fleet;
    private final Map<String, Command<?>> commands;
    private final RunningCommand.Caller caller;
    private final CommandCall call;
    private final SessionWriter writer;
    private final HelpText help;
    private boolean debug;
    private String commandName = "";
    private Supplier<List<String>> usage;
    private boolean nativeSsh;
    private @Nullable RunningCommand<?> running;

    CommandExecution(Fleet fleet, Map<String, Command<?>> commands, RunningCommand.Caller caller) {
        this.fleet = fleet;
        this.commands = commands;
        this.caller = caller;
        this.call = caller.call();
        this.writer = caller.writer();
        this.help = new HelpText(call.program(), caller.productVersion());
        this.usage = () -> help("");
    }

    int run() {
        int status;
        try {
            status = new Renderer(caller.session(), writer, this::help).show(execute());
        } catch (CommandInterrupted e) {
            return interrupted();
        } catch (UsageException e) {
            status = misused(e);
        } catch (RuntimeException | LinkageError e) {
            if (caller.session().cancelled() && !stopped()) {
                return interrupted();
            }
            status = failed(Failures.of(e));
        }
        return stopped() ? CommandRunner.INTERRUPTED : status;
    }

    /** Whether an interrupt has made an end of what was begun. */
    private boolean stopped() {
        RunningCommand<?> command = running;
        return command != null && command.stopping();
    }

    private int interrupted() {
        // The rest of this thread's work, which is to say so, must not be interrupted again.
        Thread.interrupted();
        RunningCommand<?> command = running;
        if (command != null && command.operating()) {
            writer.error("Interrupted. What was begun goes on in the daemon; see '" + call.program() + " ls'.");
        }
        return CommandRunner.INTERRUPTED;
    }

    private int misused(UsageException misuse) {
        if (call.dialect() != Dialect.DOCKER_MACHINE) {
            return failed(misuse.failure());
        }
        boolean unreadable = misuse.kind() == UsageException.Kind.UNREADABLE;
        if (unreadable) {
            writer.lines(List.of("Incorrect Usage.", ""));
        }
        writer.lines(usage.get());
        writer.error(misuse.failure());
        // Only create tells scripts that it was not understood.
        return unreadable && !commandName.equals("create") ? 0 : 1;
    }

    private int failed(MachineException failure) {
        writer.error(failure);
        if (debug) {
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));
            writer.error(stack.toString().strip());
        }
        return failure.code() == StandardErrorCode.PRECONDITION_FAILED ? PRECONDITION_FAILED : 1;
    }

    private Output execute() {
        OptionSchema<GlobalOptions> schema = OptionSchema.of(GlobalOptions.class);
        OptionParser.Parsed global =
                withHint("", () -> new OptionParser(schema.declarations(), call).parseLeading(call.arguments()));
        GlobalOptions options = schema.bind(global.values(), call.program());
        debug = options.debug();
        nativeSsh = options.nativeSsh();
        List<String> words = global.operands();
        if (options.version()) {
            return Output.lines(call.program() + " version " + caller.productVersion());
        }
        if (global.help() || words.isEmpty()) {
            return new Output.Help("");
        }
        return execute(command(words.getFirst()), words.subList(1, words.size()));
    }

    private <A extends Record> Output execute(Command<A> command, List<String> words) {
        CommandDeclaration<A> declaration = command.declaration();
        commandName = declaration.name();
        usage = () -> help(commandName);
        List<OptionDeclaration> further = furtherOptions(command, words);
        List<OptionDeclaration> all = SharedOptions.all(declaration);
        all.addAll(further);
        usage = () -> help.command(declaration, listed(all, further));
        OptionParser.Parsed parsed = withHint(declaration.name() + " ", () -> parse(declaration, all, words));
        if (parsed.help()) {
            return new Output.Lines(usage.get());
        }
        SharedOptions shared = SharedOptions.read(declaration, parsed.values());
        List<String> operands = new OperandCheck(fleet, call, declaration).check(parsed.operands(), shared.selector());
        A options = declaration.options().bind(parsed.values(), declaration.name());
        Map<String, Object> values = SharedOptions.without(declaration, parsed.values());
        RunningCommand<A> invocation = new RunningCommand<>(options, values, operands, shared, nativeSsh, caller);
        running = invocation;
        return command.run(invocation);
    }

    /** As they are declared; a driver's own are in one order with the others. */
    private static List<OptionDeclaration> listed(List<OptionDeclaration> all, List<OptionDeclaration> further) {
        return further.isEmpty()
                ? all
                : all.stream()
                        .sorted(Comparator.comparing(option -> option.option().name()))
                        .toList();
    }

    private OptionParser.Parsed parse(
            CommandDeclaration<?> declaration, List<OptionDeclaration> options, List<String> words) {
        if (declaration.operands() == Operands.MACHINE_AND_WORDS) {
            return new OptionParser.Parsed(Map.of(), words, !words.isEmpty() && asksForHelp(words.getFirst()));
        }
        return new OptionParser(options, call).parse(words);
    }

    private List<OptionDeclaration> furtherOptions(Command<?> command, List<String> words) {
        try {
            return command.furtherOptions(words, call);
        } catch (MachineException e) {
            // Help must be there for those who do not know yet what to say.
            if (words.stream().anyMatch(CommandExecution::asksForHelp)) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean asksForHelp(String word) {
        return word.equals("-h") || word.equals("--help") || word.equals("-help");
    }

    private List<String> help(String name) {
        if (name.isEmpty()) {
            return help.overview(
                    commands.values().stream().map(Command::declaration).toList());
        }
        CommandDeclaration<?> declaration = command(name).declaration();
        return help.command(declaration, SharedOptions.all(declaration));
    }

    private Command<?> command(String name) {
        Command<?> command = commands.get(name);
        if (command == null) {
            String program = call.program();
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    program + ": '" + name + "' is not a " + program + " command. See '" + program + " --help'.",
                    "");
        }
        return command;
    }

    private OptionParser.Parsed withHint(String command, Supplier<OptionParser.Parsed> parsing) {
        try {
            return parsing.get();
        } catch (UsageException e) {
            throw e.hinting("See '" + call.program() + " " + command + "--help'.");
        }
    }
}
