package io.windlass.launcher;

import io.windlass.shell.commands.CommandServer;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.LoggerFactory;

/** Of a bundle which the tests make: stands for the one that answers commands. */
public final class ServingActivator implements BundleActivator, CommandServer {

    @Override
    public void start(BundleContext context) {
        System.out.println("printed by a bundle");
        context.registerService(CommandServer.class, this, FrameworkUtil.asDictionary(Map.of()));
    }

    @Override
    public void stop(BundleContext context) {
        LoggerFactory.getLogger(ServingActivator.class).info("stopped in order");
    }
}
