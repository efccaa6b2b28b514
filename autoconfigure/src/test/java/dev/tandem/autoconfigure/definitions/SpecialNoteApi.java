package dev.tandem.autoconfigure.definitions;

/**
 * Has operations of its own only if it is marked itself.
 */
public interface SpecialNoteApi extends NoteApi {

}
