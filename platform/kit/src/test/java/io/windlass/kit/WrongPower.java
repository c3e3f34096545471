package io.windlass.kit;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import java.util.List;
import java.util.stream.Stream;

/** Drivers that switch badly. */
final class WrongPower {

    private WrongPower() {}

    static List<Case> all() {
        return Stream.of(switching(), off()).flatMap(List::stream).toList();
    }

    private static List<Case> switching() {
        return List.of(
                Case.of("aHostIsStoppedAndStarted", "it is not stopped", provider -> new SampleDriver(provider) {
                    @Override
                    public void stop(DriverHost<SampleSpec> host) {
                        existing(host);
                    }
                }),
                Case.of("aHostIsStoppedAndStarted", "an old answer", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance start(DriverHost<SampleSpec> host) {
                        return super.start(host).with(InstanceState.STOPPED);
                    }
                }),
                Case.of("aHostIsKilled", "it is not killed", provider -> new SampleDriver(provider) {
                    @Override
                    public void kill(DriverHost<SampleSpec> host) {
                        existing(host);
                    }
                }),
                Case.of(
                        "switchingTwiceIsSwitchingOnce",
                        "the second time fails",
                        provider -> new SampleDriver(provider) {
                            @Override
                            public void stop(DriverHost<SampleSpec> host) {
                                if (!existing(host).on()) {
                                    throw failed(host);
                                }
                                super.stop(host);
                            }
                        }));
    }

    private static List<Case> off() {
        return List.of(
                Case.of("whatIsOffExistsAndIsListedAsOff", "it is left out", provider -> new SampleDriver(provider) {
                    @Override
                    public List<OwnedInstance> list(DriverAccount<SampleSpec> account) {
                        return super.list(account).stream()
                                .filter(owned -> owned.instance().state() == InstanceState.RUNNING)
                                .toList();
                    }
                }),
                Case.of("whatIsOffExistsAndIsListedAsOff", "it is not removed", provider -> new SampleDriver(provider) {
                    @Override
                    public void remove(DriverHost<SampleSpec> host) {
                        if (look(host).filter(machine -> !machine.on()).isPresent()) {
                            throw failed(host);
                        }
                        super.remove(host);
                    }
                }),
                Case.of("creatingAgainSwitchesOn", "it stays off", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance create(DriverHost<SampleSpec> host) {
                        return instance(look(host).orElseGet(() -> make(host)));
                    }
                }),
                Case.of("whatWasNeverMadeCannotBeStarted", "it is made", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance start(DriverHost<SampleSpec> host) {
                        return create(host);
                    }
                }));
    }

    private static MachineException failed(DriverHost<SampleSpec> host) {
        return new MachineException(StandardErrorCode.PROVIDER_FAILED, host.name() + " is off.", "Start it.");
    }
}
