package example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

@ApiClient("marked")
@ErrorBody(status = "422", type = Todo.class)
@ErrorBody(status = "4xx", type = Todo.Note.class)
@MarkedApi.All(anInt = MarkedApi.THREE)
interface MarkedApi {

	int THREE = 3;

	@All(aByte = 1, aShort = -2, anInt = Integer.MIN_VALUE, aLong = Long.MAX_VALUE, aFloat = 1.5f, aDouble = 1e300,
			aBoolean = true, aChar = '\'', aString = "a \"quoted\"\nline \u00e9 \\ $L", aType = Map.Entry.class,
			aPrimitive = int.class, anArrayType = String[][].class, anEnum = ElementType.FIELD, nested = @One("n"),
			ints = { 1, 2 }, strings = {}, types = { Todo.class, void.class }, enums = { ElementType.FIELD },
			chars = { '\n', '"' }, many = { @One("a"), @One("b") })
	@Compiled
	@SuppressWarnings("unused")
	@PostExchange(url = "/", contentType = "text/plain")
	String post(@One("body") @RequestPart String text, @RequestParam List<@OfType String> tags,
			@RequestHeader(name = "X-Id") long id, @CookieValue(required = false) String crumb,
			@RequestParam Map<String, String> others, MultipartFile file);

	@GetExchange
	List<@OfType String> list();

	@All(aByte = (byte) 200, anInt = 0, aLong = -5, aFloat = Float.NaN, aDouble = Double.NEGATIVE_INFINITY,
			aChar = '\uD800', aString = "\uD83D\uDE00 \uD800 \0 \t\b\f\r \u2028 */ \\u0041 $$ %s", aType = void.class,
			bytes = { 1, -128 }, shorts = {}, longs = { Long.MIN_VALUE, 1 }, booleans = { true, false },
			floats = { Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE }, doubles = { Double.NaN, -0.0, 5e-324 },
			types = { int[].class, All.class, All[].class }, enums = {}, many = {})
	@Note("first")
	@Note("second")
	@GetExchange("/caf\u00e9")
	String values(@Note("one") @Note("other") @RequestParam("\u00e9") String text);

	@Notes({})
	@GetExchange("/none")
	String none(@Notes(@Note("alone")) @RequestParam String text);

	@Retention(RetentionPolicy.RUNTIME)
	@interface All {

		byte aByte() default 0;

		short aShort() default 0;

		int anInt();

		long aLong() default 0;

		float aFloat() default 0;

		double aDouble() default 0;

		boolean aBoolean() default false;

		char aChar() default ' ';

		String aString() default "";

		Class<?> aType() default Object.class;

		Class<?> aPrimitive() default Object.class;

		Class<?> anArrayType() default Object.class;

		ElementType anEnum() default ElementType.TYPE;

		One nested() default @One("");

		int[] ints() default {};

		String[] strings() default {};

		Class<?>[] types() default {};

		ElementType[] enums() default {};

		char[] chars() default {};

		One[] many() default {};

		byte[] bytes() default {};

		short[] shorts() default { 1 };

		long[] longs() default {};

		float[] floats() default {};

		double[] doubles() default {};

		boolean[] booleans() default {};

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface One {

		String value();

	}

	@Repeatable(Notes.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Note {

		String value();

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Notes {

		Note[] value();

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE_USE)
	@interface OfType {

	}

	@Retention(RetentionPolicy.SOURCE)
	@interface Compiled {

	}

}
