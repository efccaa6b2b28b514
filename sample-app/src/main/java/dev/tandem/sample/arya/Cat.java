package dev.tandem.sample.arya;

/**
 * A cat.
 *
 * @param name its name, by which it is found
 * @param age its age in years
 */
public record Cat(String name, int age) {
}
