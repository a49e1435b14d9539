package io.lapilli.demo;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who can sign in to a demo. Everybody knows the password, so these accounts live and end with the demo. */
public final class DemoPeople {

    /** The password of each of them. */
    public static final String PASSWORD = "lapilli-demo";

    static final Person ZHAO =
            new Person("Zhao Ming", "developer@mori.example", "demo.account.mori.developer", MemberRole.DEVELOPER);
    static final Person VOGT = new Person(
            "Lena Vogt", "developer@krausch.example", "demo.account.krausch.developer", MemberRole.DEVELOPER);

    static final List<Person> MORI = List.of(
            new Person("Chen Jing", "owner@mori.example", "demo.account.mori.owner", MemberRole.OWNER),
            ZHAO,
            new Person("Liu Fang", "billing@mori.example", "demo.account.mori.billing", MemberRole.BILLING));
    static final List<Person> KRAUSCH = List.of(
            new Person("Martina Krausch", "owner@krausch.example", "demo.account.krausch.owner", MemberRole.OWNER),
            VOGT,
            new Person("Peter Sommer", "billing@krausch.example", "demo.account.krausch.billing", MemberRole.BILLING));
    static final List<Person> STAFF = List.of(
            new Person("Ada Lin", "admin@lapilli.example", "demo.account.administrator", PlatformRole.OPERATOR_ADMIN),
            new Person("Jonas Weber", "presales@lapilli.example", "demo.account.presales", PlatformRole.PRESALES));

    private DemoPeople() {}

    /**
     * One of them.
     *
     * @param purpose key of a text that says what the person comes for
     * @param staff what the person does for the seller; null for a customer's people
     * @param role what the person is at the customer; null for staff
     */
    record Person(
            String name,
            String email,
            String purpose,
            @Nullable PlatformRole staff,
            @Nullable MemberRole role) {

        Person(String name, String email, String purpose, MemberRole role) {
            this(name, email, purpose, null, role);
        }

        Person(String name, String email, String purpose, PlatformRole staff) {
            this(name, email, purpose, staff, null);
        }
    }

    static List<Person> all() {
        return List.of(STAFF, MORI, KRAUSCH).stream().flatMap(List::stream).toList();
    }
}
