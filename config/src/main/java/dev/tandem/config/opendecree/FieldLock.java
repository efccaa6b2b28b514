package dev.tandem.config.opendecree;

import java.util.List;

/**
 * A lock of a field, which only superadmins may then write.
 *
 * @param tenantId id of the tenant
 * @param fieldPath path of the field
 * @param lockedValues canonical texts of the values that may not be written, empty for
 * all
 */
public record FieldLock(String tenantId, String fieldPath, List<String> lockedValues) {

}
