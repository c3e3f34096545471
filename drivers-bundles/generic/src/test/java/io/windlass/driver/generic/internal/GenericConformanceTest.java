package io.windlass.driver.generic.internal;

import io.windlass.api.driver.Driver;
import io.windlass.kit.DriverConformance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GenericConformanceTest extends DriverConformance<GenericSpec> {

    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    @Override
    protected String name() {
        return "generic";
    }

    @Override
    protected Driver<GenericSpec> newDriver() {
        return new GenericDriver();
    }

    @Override
    protected GenericSpec spec() {
        return new GenericSpec("127.0.0.1", "root", listening.getLocalPort(), "", 2376);
    }

    @Override
    protected boolean makesHosts() {
        return false;
    }
}
