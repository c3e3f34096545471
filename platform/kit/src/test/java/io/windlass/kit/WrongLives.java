package io.windlass.kit;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.kit.SampleProvider.Machine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Drivers that lose, double or misjudge hosts. */
final class WrongLives {

    private WrongLives() {}

    static List<Case> all() {
        return Stream.of(answers(), lists(), creations(), removals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> answers() {
        return List.of(
                answering("a host that is off", found -> found.with(InstanceState.STOPPED)),
                answering("a path as an attribute", found -> with(found, Map.of("Folder", Path.of("/")))),
                answering("an attribute of the platform's name", found -> with(found, Map.of("IPAddress", "x"))),
                answering("an attribute of an option's name", found -> with(found, Map.of("url", "x"))),
                answering(
                        "an address in brackets",
                        found -> with(found, new SshEndpoint("[::1]", 22, "root", Optional.empty()))),
                answering("no port", found -> with(found, new SshEndpoint("::1", 0, "root", Optional.empty()))),
                Case.of("whatIsMadeIsFound", "a number is believed to stay a Long", NumberCaster::new),
                Case.of("whatIsMadeIsFound", "only attributes are looked at", provider -> new SampleDriver(provider) {
                    @Override
                    Optional<Machine> look(DriverHost<SampleSpec> host) {
                        return known(host)
                                .flatMap(number -> host.calls().call(() -> provider.get(host.spec(), number)));
                    }
                }));
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("checkingChangesNothing", "the check makes the host", provider -> new SampleDriver(provider) {
                    @Override
                    public void check(DriverHost<SampleSpec> host) {
                        make(host);
                    }
                }),
                Case.of("whatIsMadeIsListed", "an empty list", provider -> new SampleDriver(provider) {
                    @Override
                    public List<OwnedInstance> list(DriverAccount<SampleSpec> account) {
                        return List.of();
                    }
                }),
                Case.of("whatIsMadeIsListed", "a list without names", provider -> new SampleDriver(provider) {
                    @Override
                    OwnedInstance owned(Machine machine) {
                        return new OwnedInstance(super.owned(machine).id(), "", instance(machine));
                    }
                }));
    }

    private static List<Case> creations() {
        return List.of(
                Case.of("creatingAgainAdoptsWhatExists", "always a new one", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance create(DriverHost<SampleSpec> host) {
                        return instance(make(host));
                    }
                }),
                Case.of("anInterruptedCreationIsAdoptedLater", "adopts what it knows", Forgetful::new),
                Case.of("creatingAgainAdoptsWhatExists", "adopts what it knows", Forgetful::new),
                Case.of("anotherDriverObjectKnowsTheSame", "remembers in the object", Remembering::new),
                Case.of("severalHostsAtOnceAreSeveral", "one at a time", OneAtATime::new));
    }

    private static List<Case> removals() {
        return List.of(
                Case.of("whatWasNeverMadeIsNowhere", "it is said to be off", provider -> new SampleDriver(provider) {
                    @Override
                    public Optional<Instance> find(DriverHost<SampleSpec> host) {
                        return super.find(host)
                                .or(() -> Optional.of(instance(new Machine(0, "", "", host.name(), false))));
                    }
                }),
                Case.of("whatWasNeverMadeIsNowhere", "removing it fails", StrictRemover::new),
                Case.of("removingIsForGoodAndCanBeRepeated", "the second time fails", StrictRemover::new),
                Case.of(
                        "removingIsForGoodAndCanBeRepeated",
                        "nothing is removed",
                        provider -> new SampleDriver(provider) {
                            @Override
                            public void remove(DriverHost<SampleSpec> host) {
                                look(host).ifPresent(machine -> power(host, machine.number(), false));
                            }
                        }),
                Case.of("whatNoHostClaimsIsListedAndCanBeRemoved", "removes by name", ByName::new));
    }

    private static Case answering(String what, UnaryOperator<Instance> change) {
        return Case.of("whatIsMadeIsFound", what, provider -> new SampleDriver(provider) {
            @Override
            Instance instance(Machine machine) {
                return change.apply(super.instance(machine));
            }
        });
    }

    private static Instance with(Instance found, Map<String, Object> attributes) {
        return new Instance(found.state(), found.address(), found.ssh(), found.engine(), found.hostKeys(), attributes);
    }

    private static Instance with(Instance found, SshEndpoint ssh) {
        return new Instance(
                found.state(), found.address(), Optional.of(ssh), found.engine(), found.hostKeys(), found.attributes());
    }

    private static final class NumberCaster extends SampleDriver {
        NumberCaster(SampleProvider provider) {
            super(provider);
        }

        @Override
        Optional<Machine> look(DriverHost<SampleSpec> host) {
            return host.instance()
                    .map(known -> (Long) known.attributes().get(NUMBER))
                    .flatMap(number -> host.calls().call(() -> provider.get(host.spec(), number)))
                    .or(() -> super.look(host));
        }
    }

    private static final class Forgetful extends SampleDriver {
        Forgetful(SampleProvider provider) {
            super(provider);
        }

        @Override
        public Instance create(DriverHost<SampleSpec> host) {
            return host.instance().isPresent() ? super.create(host) : instance(make(host));
        }
    }

    private static final class StrictRemover extends SampleDriver {
        StrictRemover(SampleProvider provider) {
            super(provider);
        }

        @Override
        public void remove(DriverHost<SampleSpec> host) {
            delete(host, existing(host).number());
        }
    }

    private static final class ByName extends SampleDriver {
        ByName(SampleProvider provider) {
            super(provider);
        }

        @Override
        public void remove(DriverHost<SampleSpec> host) {
            all(host).stream()
                    .filter(machine -> machine.name().equals(host.name()))
                    .forEach(machine -> delete(host, machine.number()));
        }
    }

    private static final class Remembering extends SampleDriver {
        private final Map<String, Instance> made = new HashMap<>();

        Remembering(SampleProvider provider) {
            super(provider);
        }

        @Override
        public Instance create(DriverHost<SampleSpec> host) {
            return made.computeIfAbsent(host.id().toString(), _ -> super.create(host));
        }

        @Override
        public Optional<Instance> find(DriverHost<SampleSpec> host) {
            return Optional.ofNullable(made.get(host.id().toString()));
        }
    }

    private static final class OneAtATime extends SampleDriver {
        private final AtomicInteger busy = new AtomicInteger();
        private final CountDownLatch two = new CountDownLatch(2);

        OneAtATime(SampleProvider provider) {
            super(provider);
        }

        @Override
        public Instance create(DriverHost<SampleSpec> host) {
            two.countDown();
            try {
                // The first waits for a second, and the second finds it there.
                if (busy.getAndIncrement() > 0) {
                    throw new MachineException(StandardErrorCode.PROVIDER_FAILED, "Busy.", "Wait.");
                }
                two.await();
                return super.create(host);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                busy.decrementAndGet();
            }
        }
    }
}
