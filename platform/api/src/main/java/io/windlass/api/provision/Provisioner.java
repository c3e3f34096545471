package io.windlass.api.provision;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;

/**
 * Turns a bare host of some family of operating systems into a Docker Engine with TLS. A stateless service; where
 * several support a system, the one with the highest service ranking is taken. Methods may block and are called on
 * virtual threads.
 */
public interface Provisioner {

    /**
     * Says whether hosts with this system can be provisioned.
     *
     * @param system what the host runs
     * @return true if {@link #provision} may be called
     */
    boolean supports(OperatingSystem system);

    /**
     * Installs, configures, certifies and starts the engine, and returns when its process runs; the platform then
     * checks over TLS that it answers. Can be called again at any time, also after a crash half-way: what is as it
     * should be is left alone, and an engine whose configuration did not change is not restarted.
     *
     * @param request the host and its wishes
     * @throws MachineException with {@link StandardErrorCode#ENGINE_SETUP_FAILED} or a code of {@link
     *     io.windlass.api.ssh.Remote}; the message names the step that failed
     */
    void provision(ProvisionRequest request);

    /**
     * Brings the engine to the newest version that the host's package source offers and restarts it if that changed
     * something. Configuration and certificates stay as they are.
     *
     * @param request the host and its wishes
     * @throws MachineException as {@link #provision}
     */
    void upgrade(ProvisionRequest request);

    /**
     * Puts the request's certificates in place and restarts the engine. Installs nothing and changes no option.
     *
     * @param request the host and its wishes
     * @throws MachineException as {@link #provision}
     */
    void certify(ProvisionRequest request);
}
