package io.windlass.kit;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.kit.SampleProvider.Machine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drivers that take one host for another. */
final class WrongIdentities {

    private WrongIdentities() {}

    static List<Case> all() {
        return Stream.of(confusingHosts(), confusingOwners())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> confusingHosts() {
        return List.of(
                Case.of("twoHostsAreTwo", "all are removed", provider -> new SampleDriver(provider) {
                    @Override
                    public void remove(DriverHost<SampleSpec> host) {
                        all(host).forEach(machine -> delete(host, machine.number()));
                    }
                }),
                Case.of("aNameIsNoIdentity", "found by name", FoundByName::new),
                Case.of("aNameCanBeUsedAgain", "found by name", FoundByName::new),
                Case.of("anotherNameIsNoOtherHost", "found by id and name", provider -> new SampleDriver(provider) {
                    @Override
                    Optional<Machine> look(DriverHost<SampleSpec> host) {
                        return super.look(host).filter(machine -> machine.name().equals(host.name()));
                    }
                }));
    }

    private static List<Case> confusingOwners() {
        return List.of(
                Case.of(
                        "anotherHostsAnswerMakesNoHost",
                        "a number is believed",
                        provider -> new SampleDriver(provider) {
                            @Override
                            Optional<Machine> look(DriverHost<SampleSpec> host) {
                                return known(host)
                                        .flatMap(number -> host.calls().call(() -> provider.get(host.spec(), number)))
                                        .or(() -> super.look(host));
                            }
                        }),
                Case.of("anotherInstallationIsNotListed", "all are listed", provider -> new SampleDriver(provider) {
                    @Override
                    public List<OwnedInstance> list(DriverAccount<SampleSpec> account) {
                        return account.calls().call(() -> provider.all(account.spec())).stream()
                                .map(this::owned)
                                .toList();
                    }
                }));
    }

    private static final class FoundByName extends SampleDriver {
        FoundByName(SampleProvider provider) {
            super(provider);
        }

        @Override
        Optional<Machine> look(DriverHost<SampleSpec> host) {
            return all(host).stream()
                    .filter(machine -> machine.name().equals(host.name()))
                    .findFirst();
        }
    }
}
