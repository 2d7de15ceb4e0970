//! The reserved spaces of networks.

macro_rules! space_routes {
    ($($before:tt)*) => {
        practices_routes! {
            $($before)*
            /// The spaces that somebody is in.
            Spaces {
                /// Code of the indicator or question that it is to be about; empty for nothing in
                /// particular.
                about
            } "/fr/espaces" "/en/spaces"
            /// Saying how often one is told by mail what is new in them.
            SpaceDigest {} "/fr/espaces/courriels" "/en/spaces/mails"
            /// The topics in the space of a network.
            Space {
                network,
                /// What is searched for.
                q,
                /// Which topics: `unread`, `followed` or `questions`; empty for all.
                show,
                /// Code of the indicator or question that they are about; empty for all.
                about,
                /// Which page of them; empty for the first.
                page
            } "/fr/reseaux/{network}/espace" "/en/networks/{network}/space"
            /// The whole space as a workbook.
            SpaceFile { network } "/fr/reseaux/{network}/espace/espace.xlsx" "/en/networks/{network}/space/space.xlsx"
            /// Beginning a topic.
            TopicNew { network, about } "/fr/reseaux/{network}/espace/nouveau" "/en/networks/{network}/space/new"
            /// A topic, and answering in it.
            Topic {
                network,
                /// Its id.
                topic,
                /// Number of a post, for the page on which it stands; empty for none.
                post,
                /// Page of its posts, from 1; empty means the first.
                page
            } "/fr/reseaux/{network}/espace/{topic}" "/en/networks/{network}/space/{topic}"
            /// Following it, noting what was read, deciding about it.
            TopicMark { network, topic } "/fr/reseaux/{network}/espace/{topic}/marquer" "/en/networks/{network}/space/{topic}/mark"
            /// The file of a document that is named in it.
            TopicFile { network, topic, item } "/fr/reseaux/{network}/espace/{topic}/documents/{item}" "/en/networks/{network}/space/{topic}/documents/{item}"
            /// What somebody has written there, as it ever was, and changing it.
            Post {
                network,
                topic,
                /// Its id.
                post
            } "/fr/reseaux/{network}/espace/{topic}/messages/{post}" "/en/networks/{network}/space/{topic}/posts/{post}"
            /// Deciding about it.
            PostMark { network, topic, post } "/fr/reseaux/{network}/espace/{topic}/messages/{post}/marquer" "/en/networks/{network}/space/{topic}/posts/{post}/mark"
        }
    };
}
