package dev.tandem.config.etcd;

/**
 * Header of an answer.
 *
 * @param revision revision of the store
 */
public record Header(long revision) {

}
