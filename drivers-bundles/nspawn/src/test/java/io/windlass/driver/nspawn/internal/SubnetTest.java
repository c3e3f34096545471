package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SubnetTest {

    @Test
    void givesEachHostABlockOfFour() {
        Subnet subnet = Subnet.parse("10.213.0.0/16");

        assertThat(subnet.blocks()).isEqualTo(16384);
        assertThat(subnet.host(0)).isEqualTo("10.213.0.2");
        assertThat(subnet.host(64)).isEqualTo("10.213.1.2");
        assertThat(subnet.host(16383)).isEqualTo("10.213.255.254");
        assertThat(Address.gatewayOf("10.213.255.254")).isEqualTo("10.213.255.253");
        assertThat(subnet).hasToString("10.213.0.0/16");
    }

    @Test
    void worksAboveTheSignBit() {
        assertThat(Subnet.parse("192.168.4.0/30").host(0)).isEqualTo("192.168.4.2");
        assertThat(Subnet.parse("192.168.4.0/30").blocks()).isEqualTo(1);
    }

    @Test
    void seesWhoElseUsesTheNetwork() {
        Routes routes = Routes.parse(List.of(
                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
                "wle8957525\t503CD50A\t00000000\t0001\t0\t0\t0\tFCFFFFFF\t0\t0\t0"));

        assertThat(routes.into(Subnet.parse("10.213.0.0/16"))).isEmpty();
        assertThat(routes.into(Subnet.parse("192.0.2.128/25")))
                .hasValueSatisfying(route -> assertThat(route.link()).isEqualTo("eth0"));
        assertThat(routes.into(Subnet.parse("192.0.0.0/16"))).isPresent();
        assertThat(routes.into(Subnet.parse("192.1.0.0/16"))).isEmpty();
    }
}
