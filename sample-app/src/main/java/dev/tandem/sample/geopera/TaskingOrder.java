package dev.tandem.sample.geopera;

/**
 * An order that was accepted.
 *
 * @param orderId its id
 * @param status its status
 */
public record TaskingOrder(String orderId, String status) {

}
