package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.deployer.BundleSource;
import io.windlass.deployer.BundleView;
import io.windlass.deployer.Bundles;
import io.windlass.deployer.ChangeTerms;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows and changes the daemon's bundles while it runs. */
@Component
public final class BundleCommand implements Command<BundleCommand.Options> {

    private final Bundles bundles;

    /**
     * The options.
     *
     * @param all whether libraries are listed, too
     * @param allowUnsigned whether nobody trusted need have signed a bundle
     * @param force whether a bundle goes although hosts need it
     * @param patience seconds to wait for calls
     */
    public record Options(
            @Option(name = "all", letter = "a", help = "With list: show the platform's own bundles and libraries, too")
            boolean all,

            @Option(name = "allow-unsigned", help = "Start a bundle that nobody trusted has signed; for development")
            boolean allowUnsigned,

            @Option(name = "force", letter = "f", help = "With remove: even if machines need a driver in the bundle")
            boolean force,

            @Option(
                    name = "wait",
                    value = "300",
                    help =
                            "Seconds to wait for calls in a bundle that is replaced or removed; then they are interrupted")
            int patience) {}

    @Activate
    public BundleCommand(@Reference Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                        "bundle",
                        "Install, list, update, roll back and remove bundles, such as drivers, while machines run",
                        Operands.ACTION,
                        Options.class)
                .with(access());
    }

    /** Everybody may look. */
    private static Access access() {
        Access access = Access.toRead(Role.VIEWER);
        for (BundleAction action : BundleAction.values()) {
            access = action.changes() ? access.changingWith(action.word(), Role.ADMIN) : access;
        }
        return access;
    }

    @Override
    public List<String> candidates(List<String> words) {
        if (words.isEmpty()) {
            return Stream.of(BundleAction.values()).map(BundleAction::word).toList();
        }
        return words.size() > 1
                ? List.of()
                : BundleAction.parse(words.getFirst())
                        .filter(BundleAction::takesName)
                        .map(action -> bundles.list().stream()
                                .filter(bundle -> bundle.origin() != BundleView.Origin.SHIPPED
                                        || action == BundleAction.INFO
                                        || action == BundleAction.UPDATE)
                                .map(BundleView::name)
                                .toList())
                        .orElse(List.of());
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        BundleAction action = BundleAction.of(invocation.operands(), invocation.call());
        List<String> words =
                invocation.operands().subList(1, invocation.operands().size());
        Options options = invocation.options();
        ChangeTerms terms =
                new ChangeTerms(options.allowUnsigned(), Duration.ofSeconds(Math.max(0, options.patience())));
        return switch (action) {
            case LIST -> BundleReport.table(bundles.list(), options.all());
            case INFO -> BundleReport.details(bundles.get(words.getFirst()));
            case INSTALL ->
                done("installed", bundles.install(source(words.getFirst(), invocation), terms, invocation.progress()));
            case UPDATE -> done("updated", update(words, terms, invocation));
            case ROLLBACK -> done("rolled back", bundles.rollback(words.getFirst(), terms, invocation.progress()));
            case REMOVE -> {
                bundles.remove(words.getFirst(), options.force(), terms, invocation.progress());
                yield Output.lines("Bundle " + words.getFirst() + " is removed.");
            }
        };
    }

    private BundleView update(List<String> words, ChangeTerms terms, Invocation<Options> invocation) {
        Optional<BundleSource> source = words.stream().skip(1).findFirst().map(text -> source(text, invocation));
        return bundles.update(words.getFirst(), source, terms, invocation.progress());
    }

    private static BundleSource source(String text, Invocation<Options> invocation) {
        return BundleSource.parse(text, invocation.call().directory());
    }

    private static Output done(String what, BundleView bundle) {
        return Output.lines("Bundle " + bundle.name() + " is " + what + "; its version is " + bundle.version() + ".");
    }
}
