package io.holdfast.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Sets the declared users' rights up. Setting them up again changes nothing. */
public final class AccessSetup {

    private AccessSetup() {}

    /** Gives each user what it is declared with, and takes from it what it is not; the rights of others stay as they are. */
    public static void apply(Admin admin, List<KafkaUser> users) throws ExecutionException, InterruptedException {
        for (KafkaUser user : users) {
            Set<AclBinding> declared = Set.copyOf(user.bindings());
            var missing = new HashSet<>(declared);
            var surplus = new HashSet<AclBinding>();
            for (AclBinding there : admin.describeAcls(of(user)).values().get()) {
                if (!missing.remove(there)) {
                    surplus.add(there);
                }
            }
            admin.createAcls(missing).all().get();
            admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                    .all()
                    .get();
        }
    }

    private static AclBindingFilter of(KafkaUser user) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(user.principal(), null, AclOperation.ANY, AclPermissionType.ANY));
    }
}
