package io.windlass.itests.provider;

/**
 * What the maker of an instance said about it. The provider keeps it and gives it no meaning, but for the account.
 *
 * @param account whose token made it
 * @param region where the maker wanted it
 * @param hostId the host that it was made for
 * @param installation whose host that is
 * @param name the host's name at that time
 */
public record Labels(String account, String region, String hostId, String installation, String name) {}
