package dev.tandem.standin.opendecree;

/**
 * A field of the schema.
 *
 * @param path the path
 * @param type the type
 * @param sensitive whether its values are hidden
 * @param nullable whether it may be without a value
 * @param readOnly whether it cannot be written
 * @param writeOnce whether it can be written once only
 */
public record Field(String path, FieldType type, boolean sensitive, boolean nullable, boolean readOnly,
		boolean writeOnce) {

	/**
	 * A nullable field that can be written and read.
	 * @param path the path
	 * @param component the component of a typed value that it takes, such as
	 * {@code integerValue}
	 * @return the field
	 */
	public static Field of(String path, String component) {
		return new Field(path, FieldType.ofComponent(component), false, true, false, false);
	}

	public Field asSensitive() {
		return new Field(this.path, this.type, true, this.nullable, this.readOnly, this.writeOnce);
	}

	public Field asRequired() {
		return new Field(this.path, this.type, this.sensitive, false, this.readOnly, this.writeOnce);
	}

	public Field asReadOnly() {
		return new Field(this.path, this.type, this.sensitive, this.nullable, true, this.writeOnce);
	}

	public Field asWriteOnce() {
		return new Field(this.path, this.type, this.sensitive, this.nullable, this.readOnly, true);
	}

}
