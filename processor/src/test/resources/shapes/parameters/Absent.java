package example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * Declares a parameter that may be absent, the way annotations did before type use.
 */
public final class Absent {

	private Absent() {
	}

	@Target(ElementType.PARAMETER)
	public @interface Nullable {

	}

}
