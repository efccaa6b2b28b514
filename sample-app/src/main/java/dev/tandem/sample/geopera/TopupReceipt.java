package dev.tandem.sample.geopera;

/**
 * Credits that were bought.
 *
 * @param id id of the purchase
 * @param credits the credits
 */
public record TopupReceipt(String id, int credits) {

}
