package dev.tandem.failure;

/**
 * Marks a publisher that {@linkplain Guard guards} its subscribers itself.
 */
public interface Guarded {

}
