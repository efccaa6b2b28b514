package dev.tandem.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What a key file looks like at one moment. Two looks some time apart that are equal show
 * a file that nobody is writing.
 *
 * @param place where the file really is, {@code null} if that is unknown
 * @param identity the file among all of its file system, {@code null} if that is unknown
 * @param size size in bytes
 * @param modified when it was written
 * @param moved whether it was given its name after it was written
 * @param key the key in it, {@code null} if there is none
 * @param problem why there is no key
 */
record KeyFileLook(@Nullable Path place, @Nullable Object identity, long size, @Nullable FileTime modified,
		boolean moved, @Nullable Secret key, @Nullable String problem) {

	static KeyFileLook at(Path file, ApiKeyPlacement placement) {
		try {
			Path place = file.toRealPath();
			BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
			boolean moved = isMoved(place, attributes);
			String text = Files.readString(place).strip();
			String fault = text.isEmpty() ? "is empty" : placement.faultInKey(text);
			String problem = (fault != null) ? "the file " + fault : null;
			return new KeyFileLook(place, attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(), moved,
					(problem == null) ? Secret.of(text) : null, problem);
		}
		catch (IOException | RuntimeException ex) {
			return new KeyFileLook(null, null, 0, null, false, null,
					ex.getClass().getSimpleName() + ": " + ex.getMessage());
		}
	}

	/**
	 * On Unix, renaming a file changes its status after its content, while writing it
	 * changes both at the same time.
	 */
	private static boolean isMoved(Path place, BasicFileAttributes attributes) throws IOException {
		return place.getFileSystem().supportedFileAttributeViews().contains("unix")
				&& Files.getAttribute(place, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime changed
				&& changed.compareTo(attributes.lastModifiedTime()) > 0;
	}

	/**
	 * Whether the file took the place of another as a whole: by a symbolic link that
	 * leads elsewhere, or by a file that was moved there. It is complete then.
	 */
	boolean replaces(KeyFileLook before) {
		return this.place != null && before.place != null && (!this.place.equals(before.place)
				|| (this.moved && this.identity != null && !this.identity.equals(before.identity)));
	}

}
