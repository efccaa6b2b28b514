package dev.tandem.sample.geopera;

/**
 * Credits to buy.
 *
 * @param amountAud for so many Australian dollars
 */
public record Topup(int amountAud) {

}
