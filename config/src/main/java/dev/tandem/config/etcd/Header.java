package dev.tandem.config.etcd;

/**
 * Header of a response.
 *
 * @param revision revision of the store
 */
public record Header(long revision) {

}
