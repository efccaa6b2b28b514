package dev.tandem.config.opendecree;

import java.util.List;

/**
 * What differs between two versions.
 *
 * @param diffs the fields that differ
 */
public record DiffAnswer(List<Diff> diffs) {

	/**
	 * A field that differs.
	 *
	 * @param fieldPath path of the field
	 * @param changeType how it differs
	 * @param oldValue canonical text at the one version
	 * @param newValue canonical text at the other
	 */
	public record Diff(String fieldPath, ChangeType changeType, String oldValue, String newValue) {

	}

	/**
	 * How a field differs.
	 */
	public enum ChangeType {

		/**
		 * It has a value at the second version only.
		 */
		CHANGE_TYPE_ADDED,

		/**
		 * It has a value at the first version only.
		 */
		CHANGE_TYPE_REMOVED,

		/**
		 * Its value is another one.
		 */
		CHANGE_TYPE_MODIFIED

	}

}
